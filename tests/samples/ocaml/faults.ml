exception Spilt of string  (* => error.custom name=Spilt *)

type spill = Spill of string  (* =| error.custom *)

let rise plate =
  raise (Spilt "the soup is gone")  (* => error.raised name=Spilt message=the_soup_is_gone *)

let fall plate =
  failwith "the soup is back"  (* => error.raised name=failwith message=the_soup_is_back *)

let carry plate =
  Plate.raise plate;  (* =| error.raised *)
  try serve plate with  (* =| error.caught *)
  | Spilt _ -> ()  (* => error.caught name=Spilt ; error.swallowed name=Spilt ; =| error.caught.bare *)
  | Not_found -> wipe plate  (* => error.caught name=Not_found ; =| error.swallowed *)
  | e -> wipe plate; raise e  (* => error.caught name=e ; error.caught.bare ; error.raised name=e ; error.rethrown name=e *)

let lift plate =
  try serve plate with
  | e -> raise (Spilt "more")  (* => error.caught name=e ; error.caught.bare ; error.raised ; =| error.rethrown *)

let stack plate =
  try serve plate with
  | _ -> wipe plate  (* => error.caught ; error.caught.bare *)

let ask plate =
  match serve plate with
  | Ok soup -> soup  (* =| error.swallowed *)
  | Error _ -> ()  (* => error.swallowed *)
  | exception Spilt -> wipe plate  (* => error.caught name=Spilt *)
  | exception Plate.Broken _ -> wipe plate  (* => error.caught name=Plate.Broken *)

let unwrap plate =
  Option.get plate;  (* => error.unwrapped name=Option.get *)
  Plate.get plate  (* =| error.unwrapped *)

let serve_for_ever orders =
  while true do  (* => loop.infinite name=serve_for_ever *)
    take orders
  done

let serve_until orders =
  while true do  (* =| loop.infinite *)
    if empty orders then raise Exit  (* => error.raised name=Exit *)
  done

let tables room =
  for row = 1 to 10 do  (* => loop.nested name=tables depth=2 *)
    for table = 1 to 10 do
      greet row table
    done
  done;
  for row = 1 to 10 do  (* =| loop.nested *)
    greet row 1
  done

let wait_for kettle =
  while cold kettle do  (* => loop.polling name=wait_for call=Unix.sleep *)
    Unix.sleep 5
  done;
  while cold kettle do  (* =| loop.polling *)
    heat kettle
  done
