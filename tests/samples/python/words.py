# TODO(anna): sweep the floor  # => comment.todo text=sweep_the_floor

# what to do about it is unclear  # =| comment.todo

# FIXME the door jams  # => comment.fixme text=the_door_jams

# it was fixed with me there  # =| comment.fixme

# HACK: lift the hinge  # => comment.hack text=lift_the_hinge

# hackney carriages go by  # =| comment.hack

# sorry, nobody knows this lamp  # => comment.apology

# a sorry sight, the broth  # =| comment.apology

# sora: off tea-break -- the kettle is on  # => comment.switch name=tea-break

# say sora: off to nobody  # =| comment.switch

# do not touch this stove  # => comment.warning

# touch the stove if you must  # =| comment.warning

# pans.wash(left)  # => comment.code lines=2
# left = pans.next()

# wash the pans and go (soon)  # =| comment.code

broth = 1  # noqa: E501  # => lint.silenced name=noqa

stock = 2  # the noqa of old  # =| lint.silenced

# nothing hangs here
# noqa: E501  # => lint.silenced name=noqa
# as noqa did  # =| lint.silenced

# the broth of marrow needs marrow  # => docs.theme name=marrow count=4

# more marrow, and marrow again

# ladle ladle  # =| docs.theme

# the lantern is hot, so that we don't remove it  # =| comment.warning

# if for some reason it rains, come in  # =| comment.apology

weight = 12  # weight = pans * 3  # =| comment.code

# fun cook() = TODO()  # =| comment.todo
