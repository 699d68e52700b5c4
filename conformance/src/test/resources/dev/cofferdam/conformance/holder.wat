;; A component that holds resources of the host, grows its memory and table, and passes texts.
(component
  (import "host:things/things" (instance $things
    (export "thing" (type $thing (sub resource)))
    (export "make" (func (result (own $thing))))
    (export "look" (func (param "it" (borrow $thing)) (result u32)))
    (export "note" (func (param "text" string) (result string)))))
  (alias export $things "thing" (type $thing))
  (core module $libc
    (memory (export "memory") 1)
    (global $next (mut i32) (i32.const 1024))
    (func (export "realloc") (param $old i32) (param $old-size i32) (param $align i32)
      (param $size i32) (result i32)
      (local $at i32)
      (local.set $at
        (i32.and
          (i32.add (global.get $next) (i32.sub (local.get $align) (i32.const 1)))
          (i32.sub (i32.const 0) (local.get $align))))
      (global.set $next (i32.add (local.get $at) (local.get $size)))
      (memory.copy (local.get $at) (local.get $old) (local.get $old-size))
      (local.get $at)))
  (core instance $libc (instantiate $libc))
  (core func $make (canon lower (func $things "make")))
  (core func $look (canon lower (func $things "look")))
  (core func $drop (canon resource.drop $thing))
  (core func $note (canon lower (func $things "note")
    (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
  (core module $main
    (import "host" "make" (func $make (result i32)))
    (import "host" "look" (func $look (param i32) (result i32)))
    (import "host" "drop" (func $drop (param i32)))
    (import "host" "note" (func $note (param i32 i32 i32)))
    (import "libc" "memory" (memory 1))
    (table $table 1 funcref)
    (func (export "work") (param $count i32) (param $text i32) (param $size i32) (result i32)
      (local $made i32)
      (loop $again
        (drop (call $look (call $make)))
        (local.set $made (i32.add (local.get $made) (i32.const 1)))
        (br_if $again (i32.lt_u (local.get $made) (local.get $count))))
      (drop (memory.grow (i32.const 1)))
      (drop (table.grow $table (ref.null func) (i32.const 10)))
      (memory.fill (i32.const 60000) (i32.const 7) (i32.const 300))
      (call $note (local.get $text) (local.get $size) (i32.const 16))
      (call $drop (i32.const 1))
      (i32.const 16)))
  (core instance $main (instantiate $main
    (with "libc" (instance $libc))
    (with "host" (instance
      (export "make" (func $make)) (export "look" (func $look))
      (export "drop" (func $drop)) (export "note" (func $note))))))
  (func (export "work") (param "count" u32) (param "text" string) (result string)
    (canon lift (core func $main "work")
      (memory (core memory $libc "memory")) (realloc (core func $libc "realloc")))))
