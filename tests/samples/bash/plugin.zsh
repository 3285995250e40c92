pan_open() {  # => definition.function name=pan_open
  if (( $+commands[lid] )); then
    lid ${(q)pan} *(N)
  fi
}

pan_close() {  # => definition.function name=pan_close
  {
    lid ${pan:t:r}
  } always {
    unset pan
  }
}

pans=(pan_wash)  # =| definition.function
