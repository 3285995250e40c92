x = 1 (* => file.long name=long_file lines=1001 *)
(* =* 1000 (* more *) *)
