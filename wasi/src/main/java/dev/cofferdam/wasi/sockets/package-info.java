/// The package `wasi:sockets`, denied.
@NullMarked
package dev.cofferdam.wasi.sockets;

import org.jspecify.annotations.NullMarked;
