/// Functions of the host that fail: each is watched on its own, and is not called for a while when
/// it fails too often.
package dev.cofferdam.isolation.breaker;
