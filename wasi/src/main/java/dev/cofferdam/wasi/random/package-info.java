/// The package `wasi:random`.
///
/// [dev.cofferdam.wasi.random.RandomSource] is the JVM's secure generator, or one with a seed for
/// tests and replays, which gives every Store the same numbers.
///
/// The insecure functions give what the secure ones give.
///
/// One outermost call of a guest may draw as many bytes as `Limits.randomBytes` allows; asking for
/// more stops the guest before anything is allocated. Single numbers do not count.
///
/// What is returned counts as bytes copied between guest and host, too.
@NullMarked
package dev.cofferdam.wasi.random;

import org.jspecify.annotations.NullMarked;
