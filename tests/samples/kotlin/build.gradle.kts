publishing {
  publications {
    register("pan") {  // =| callback.nested
      artifacts {
        from(components["lid"])
      }
    }
  }
}
