data SpiltError = SpiltError String

instance Exception SpiltError -- => error.custom name=SpiltError

instance Show SpiltError -- =| error.custom

rise plate = error "the soup is gone" -- => error.raised name=error message=the_soup_is_gone

fall plate = throwIO (SpiltError "back") -- => error.raised name=throwIO

throws plate = thrown plate -- =| error.raised

carry plate =
  serve plate `catch` \(e :: SomeException) -> wipe plate -- => error.caught name=catch ; error.caught.bare name=SomeException

carryAll plate =
  handle (\(SomeException e) -> wipe plate) (serve plate) -- => error.caught name=handle ; error.caught.bare name=SomeException

carrySome plate =
  handle (\(SpiltError e) -> wipe plate) (serve plate) -- => error.caught name=handle ; =| error.caught.bare

lift plate = catcher plate -- =| error.caught

ask plate = do
  soup <- serve plate
  case soup of
    Left _ -> pure () -- => error.swallowed
    Right _ -> pure () -- =| error.swallowed
    Left spilt -> wipe spilt -- =| error.swallowed

unwrap plate = fromJust plate -- => error.unwrapped name=fromJust

unwrapped plate = fromMaybe plate -- =| error.unwrapped
