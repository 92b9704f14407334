"""What an assignment's `checks.py` is written with: one plain pytest class per exercise.

A class names its `exercise` and the earlier exercises that it `needs`; its methods take the
fixtures they name: `student` (the submission), `reference` (the right answer), `rng` (inputs).
"""
