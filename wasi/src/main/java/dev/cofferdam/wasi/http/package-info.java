/// The package `wasi:http`, denied: messages can be put together and are never sent.
@NullMarked
package dev.cofferdam.wasi.http;

import org.jspecify.annotations.NullMarked;
