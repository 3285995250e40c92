FROM x  # =| file.long
# =* 900 # more
