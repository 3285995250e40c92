; grammar: tree_sitter_bash
; files: *.sh *.bash *.zsh *.ksh *.bats *.ebuild PKGBUILD APKBUILD .bashrc .bash_profile .bash_aliases .zshrc .profile
; shebang: bash sh dash ksh zsh ash bats
; rewords: zsh
; empty: : true
; silencers: shellcheck_disable
; always: true :
;;
;; What the world is called in a shell.  A command is a call.
; call call.sleep: sleep usleep
; call call.network: curl wget nc ncat netcat ssh scp sftp rsync ftp ping telnet http aria2c dig nslookup
; call call.file: rm cp mv mkdir rmdir touch ln mktemp chmod chown install find tar unzip truncate shred dd
; call call.process: exec nohup xargs parallel docker podman kubectl systemctl sudo su chroot env
; mention call.random: RANDOM SRANDOM
; call call.random: shuf uuidgen
; call call.time: date time
; mention call.time: SECONDS EPOCHSECONDS EPOCHREALTIME
; call call.exit: exit
; call call.eval: eval
; call call.crypto: openssl gpg sha256sum sha1sum md5sum shasum age cosign
; call config.env: printenv getenv
; call lock: flock lockfile lockf
; call thread: coproc disown
; call event.handler: trap
; literal import: source .
; function test: test_* testcase_*
; call test: @test
; call test.skipped: skip startSkipping
; call assertion: assert assert_equal assert_success assert_failure assert_output assert_line refute refute_output assertEquals assertTrue assertFalse assertNotNull assertNull
; call mock: stub mock unstub
; call log: logger log log_info log_error log_warn log_debug log_warning
; call regex: grep egrep sed awk gawk rg pcregrep
; call deprecated: deprecated
; whole break: break
; whole continue: continue
; whole return: return
; literal error.swallowed: true :
; literal null.check: -z -n
; literal code.dead: false
; unsupported loop.retry: trying again is a matter of exit codes here
; unsupported loop.infinite: a command may end the shell
; unsupported secret.literal: assignments of words are not told from strings
; unsupported print.debug: `echo` is how a script speaks
; unsupported recursion: a function and a program may share a name
; unsupported sql: a here-document is only text
; unsupported docs.docstring: comments before a function are not told from others
; unsupported type.any: a shell has no types
; meaningless global.state: every name in a script is known everywhere
; meaningless *: a shell has commands, words and exit codes, and nothing of the kind

(function_definition
  name: (word) @definition.function.name
  body: (_) @definition.function.body) @definition.function
(if_statement) @branch
(elif_clause) @branch @branch.chained
(case_statement) @branch
(list ["&&" "||"]) @conditional
(while_statement) @loop
(for_statement) @loop @loop.each
(c_style_for_statement) @loop
(command name: (command_name (word) @call))
(simple_expansion (variable_name) @mention)
(expansion (variable_name) @mention)
(comment) @comment
(command
  name: (command_name (word) @import.literal)
  . argument: [(word) (concatenation) (string)] @import.name) @import
(list
  (command name: (command_name (word) @error.swallowed.name))
  "||"
  (command name: (command_name (word) @error.swallowed.literal) !argument)) @error.swallowed
(declaration_command "export" (variable_assignment (variable_name) @config.env.name)) @config.env
(declaration_command "export" (variable_name) @config.env.name) @config.env
(case_item fallthrough: _) @switch.fallthrough
(binary_expression operator: "=~" right: (regex) @regex.pattern) @regex
(unary_expression operator: (test_operator) @null.check.literal (_) @null.check.name) @null.check
(binary_expression [(number)] @number.magic)
(if_statement condition: (command name: (command_name (word) @code.dead.literal))) @code.dead
