;; A component that grows its memory page by page until it is refused, and then waits for its host.
(component
  (import "wait" (func $wait))
  (core func $wait' (canon lower (func $wait)))
  (core module $main
    (import "host" "wait" (func $wait))
    (memory 1)
    (func (export "fill") (result i32)
      (local $page i32)
      (loop $again
        (local.set $page (memory.grow (i32.const 1)))
        (if (i32.ge_s (local.get $page) (i32.const 0))
          (then
            (i32.store (i32.shl (local.get $page) (i32.const 16)) (i32.const 1))
            (br $again))))
      (call $wait)
      (memory.size)))
  (core instance $main (instantiate $main
    (with "host" (instance (export "wait" (func $wait'))))))
  (func (export "fill") (result u32) (canon lift (core func $main "fill"))))
