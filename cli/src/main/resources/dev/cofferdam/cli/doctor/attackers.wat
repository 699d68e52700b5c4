;; Attacks on the limits that only a component meets; each function goes on until it is stopped.
(component
  (import "swallow" (func $swallow (param "data" (list u8))))
  (import "stop" (func $stop (result u32)))
  (import "wasi:random/random@0.2.0" (instance $random
    (export "get-random-bytes" (func (param "len" u64) (result (list u8))))))
  (import "wasi:io/poll@0.2.0" (instance $poll
    (export "pollable" (type (sub resource)))))
  (alias export $poll "pollable" (type $pollable))
  (import "wasi:clocks/monotonic-clock@0.2.0" (instance $clock
    (alias outer 1 $pollable (type $p))
    (export "subscribe-duration" (func (param "when" u64) (result (own $p))))))
  (import "wasi:http/types@0.2.0" (instance $http
    (export "fields" (type $fields (sub resource)))
    (type $header-error' (variant (case "invalid-syntax") (case "forbidden") (case "immutable")))
    (export "header-error" (type $header-error (eq $header-error')))
    (export "[constructor]fields" (func (result (own $fields))))
    (export "[method]fields.append" (func
      (param "self" (borrow $fields)) (param "name" string) (param "value" (list u8))
      (result (result (error $header-error)))))))
  (import "wasi:filesystem/types@0.2.0" (instance $types
    (export "descriptor" (type $descriptor (sub resource)))
    (type $error' (enum "access" "would-block" "already" "bad-descriptor" "busy" "deadlock" "quota"
      "exist" "file-too-large" "illegal-byte-sequence" "in-progress" "interrupted" "invalid" "io"
      "is-directory" "loop" "too-many-links" "message-size" "name-too-long" "no-device" "no-entry"
      "no-lock" "insufficient-memory" "insufficient-space" "not-directory" "not-empty"
      "not-recoverable" "unsupported" "no-tty" "no-such-device" "overflow" "not-permitted" "pipe"
      "read-only" "invalid-seek" "text-file-busy" "cross-device"))
    (export "error-code" (type $error (eq $error')))
    (type $path-flags' (flags "symlink-follow"))
    (export "path-flags" (type $path-flags (eq $path-flags')))
    (type $open-flags' (flags "create" "directory" "exclusive" "truncate"))
    (export "open-flags" (type $open-flags (eq $open-flags')))
    (type $descriptor-flags' (flags "read" "write" "file-integrity-sync" "data-integrity-sync"
      "requested-write-sync" "mutate-directory"))
    (export "descriptor-flags" (type $descriptor-flags (eq $descriptor-flags')))
    (export "[method]descriptor.open-at" (func
      (param "self" (borrow $descriptor)) (param "path-flags" $path-flags) (param "path" string)
      (param "open-flags" $open-flags) (param "flags" $descriptor-flags)
      (result (result (own $descriptor) (error $error)))))))
  (alias export $types "descriptor" (type $descriptor))
  (import "wasi:filesystem/preopens@0.2.0" (instance $preopens
    (alias outer 1 $descriptor (type $d))
    (export "get-directories" (func (result (list (tuple (own $d) string)))))))
  (core module $libc
    (memory (export "memory") 4)
    (data (i32.const 0) "x")
    (global $next (mut i32) (i32.const 131072))
    (func (export "realloc") (param i32 i32 i32) (param $size i32) (result i32)
      (local $at i32)
      (local.set $at (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
      (if (i32.gt_u (local.get $size) (i32.const 65536)) (then unreachable))
      (global.set $next (i32.add (local.get $at) (local.get $size)))
      (if (i32.gt_u (global.get $next) (i32.const 196608))
        (then (local.set $at (i32.const 131072))
          (global.set $next (i32.add (local.get $at) (local.get $size)))))
      (local.get $at)))
  (core instance $libc (instantiate $libc))
  (core func $swallow' (canon lower (func $swallow) (memory (core memory $libc "memory"))))
  (core func $stop' (canon lower (func $stop)))
  (core func $random' (canon lower (func $random "get-random-bytes")
    (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
  (core func $subscribe (canon lower (func $clock "subscribe-duration")))
  (core func $fields-new (canon lower (func $http "[constructor]fields")))
  (core func $append (canon lower (func $http "[method]fields.append")
    (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
  (core func $directories (canon lower (func $preopens "get-directories")
    (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
  (core func $open-at (canon lower (func $types "[method]descriptor.open-at")
    (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
  (core module $main
    (import "host" "swallow" (func $swallow (param i32 i32)))
    (import "host" "stop" (func $stop (result i32)))
    (import "host" "random" (func $random (param i64 i32)))
    (import "host" "subscribe" (func $subscribe (param i64) (result i32)))
    (import "host" "fields-new" (func $fields-new (result i32)))
    (import "host" "append" (func $append (param i32 i32 i32 i32 i32 i32)))
    (import "host" "directories" (func $directories (param i32)))
    (import "host" "open-at" (func $open-at (param i32 i32 i32 i32 i32 i32 i32)))
    (import "libc" "memory" (memory 1))
    (func (export "copy") (param $times i32)
      (loop $again
        (call $swallow (i32.const 0) (i32.const 65536))
        (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
    (func (export "draw") (param $times i32)
      (loop $again
        (call $random (i64.const 4096) (i32.const 16))
        (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
    (func (export "hold") (param $times i32)
      (loop $again
        (drop (call $subscribe (i64.const 1000000000)))
        (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
    (func (export "append") (param $times i32)
      (local $fields i32)
      (local.set $fields (call $fields-new))
      (loop $again
        (call $append (local.get $fields) (i32.const 0) (i32.const 1) (i32.const 8) (i32.const 0)
          (i32.const 16))
        (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
    (func (export "open") (param $times i32)
      (local $directory i32)
      (call $directories (i32.const 16))
      (local.set $directory (i32.load (i32.load (i32.const 16))))
      (loop $again
        (call $open-at (local.get $directory) (i32.const 0) (i32.const 0) (i32.const 1)
          (i32.const 1) (i32.const 3) (i32.const 24))
        (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
    (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
    (func (export "crash") unreachable)
    (func (export "ask") (result i32) (call $stop)))
  (core instance $main (instantiate $main
    (with "libc" (instance $libc))
    (with "host" (instance
      (export "swallow" (func $swallow')) (export "stop" (func $stop'))
      (export "random" (func $random'))
      (export "subscribe" (func $subscribe)) (export "fields-new" (func $fields-new))
      (export "append" (func $append)) (export "directories" (func $directories))
      (export "open-at" (func $open-at))))))
  (func (export "copy") (param "times" u32) (canon lift (core func $main "copy")))
  (func (export "draw") (param "times" u32) (canon lift (core func $main "draw")))
  (func (export "hold") (param "times" u32) (canon lift (core func $main "hold")))
  (func (export "append") (param "times" u32) (canon lift (core func $main "append")))
  (func (export "open") (param "times" u32) (canon lift (core func $main "open")))
  (func (export "add") (param "a" u32) (param "b" u32) (result u32)
    (canon lift (core func $main "add")))
  (func (export "crash") (canon lift (core func $main "crash")))
  (func (export "ask") (result u32) (canon lift (core func $main "ask"))))
