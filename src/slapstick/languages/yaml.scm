; grammar: tree_sitter_yaml
; files: .github/workflows/*.yml .github/workflows/*.yaml .github/actions/*/action.yml .gitea/workflows/*.yml .forgejo/workflows/*.yml action.yml action.yaml .gitlab-ci.yml .travis.yml .circleci/config.yml azure-pipelines.yml appveyor.yml .appveyor.yml bitbucket-pipelines.yml .pre-commit-config.yaml docker-compose.yml docker-compose.yaml compose.yml compose.yaml .drone.yml .woodpecker.yml cloudbuild.yaml
; beside: yes
; deepest: 100
; silencers: yamllint_disable actionlint zizmor:_ignore
;;
;; Only what tells a machine what to do: pipelines, hooks, services.
; only error.swallowed: continue-on-error allow_failure allow_failures
; literal error.swallowed: true
; only call.time: cron
; only call.process: run script command entrypoint before_script after_script
; only import: uses image include repo extends
; only test.skipped: if
; literal test.skipped: false
; only config.env: env environment variables
; only lock: concurrency resource_group
; unsupported sql: texts of steps are not read
; unsupported secret.literal: a pipeline's words are not told from secrets
; unsupported comment.code: what was taken out is not told from what is explained
; meaningless *: a pipeline is a list of steps, not a program

(comment) @comment
(block_mapping_pair key: (_) @error.swallowed.name value: (_) @error.swallowed.literal) @error.swallowed
(block_mapping_pair key: (_) @call.time.name value: (_)) @call.time
(block_mapping_pair key: (_) @call.process.name value: (_)) @call.process
(block_mapping_pair key: (_) @import.name value: (_)) @import
(block_mapping_pair key: (_) @test.skipped.name value: (_) @test.skipped.literal) @test.skipped
(block_mapping_pair key: (_) @config.env.name value: (_)) @config.env
(block_mapping_pair key: (_) @lock.name value: (_)) @lock
