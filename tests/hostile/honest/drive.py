"""Google Drive is mounted at the top, as in Colab.

Says: fault.exception
"""

#: include mlp_solved


from google.colab import drive

drive.mount("/content/drive")
