x = 1  # =| file.long
# =* 900 x = x + 1
