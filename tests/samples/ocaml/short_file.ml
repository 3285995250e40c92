x = 1 (* =| file.long *)
(* =* 900 (* more *) *)
