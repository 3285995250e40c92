open Kitchen.Lids  (* => import *)
open Kitchen.Pans  (* => import *)
open Kitchen.Pots  (* => import *)
open Kitchen.Cups  (* => import *)
open Kitchen.Forks  (* => import *)
open Kitchen.Spoons  (* => import *)
open Kitchen.Knives  (* => import *)
open Kitchen.Bowls  (* => import *)
open Kitchen.Jars  (* => import *)
open Kitchen.Trays  (* => import *)
open Kitchen.Mugs  (* => import *)
open Kitchen.Racks  (* => import *)

let jars = ref 0  (* => global.state name=jars *)

let rec unpack box =
  unpack (inner box)  (* => recursion name=unpack base=false *)

let bake () =
  for tray = 1 to 10 do  (* => loop.nested name=bake depth=3 *)
    for row = 1 to 10 do
      for bun = 1 to 10 do
        stamp tray row bun
      done
    done
  done

let call_out cook =
  ignore (Thread.create bake cook);  (* => thread name=Thread.create *)
  print_endline "the cook is in";  (* => print.debug *)
  print_endline "the cook is out";  (* => print.debug *)
  print_endline "the cook is in";  (* => print.debug *)
  Str.regexp "^[A-Za-z]+@[A-Za-z]+[.][a-z]+$"  (* => regex length=30 *)
