"""Unit tests of one's own are run at the bottom, without ending the process."""

#: include mlp_solved


import unittest


class TestSigmoid(unittest.TestCase):
    def test_half(self):
        self.assertAlmostEqual(float(sigmoid(0.0)), 0.5)


unittest.main(argv=["mlp"], exit=False, verbosity=0)
