"""The program downloads its data when it is loaded.

Says: fault.network
"""

#: include mlp_solved

import urllib.request

data = urllib.request.urlopen("http://example.org/data.csv").read()
