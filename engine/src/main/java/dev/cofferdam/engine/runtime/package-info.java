/// What generated code may name, and nothing else: the live parts of a Store and the instructions
/// that are too large to be inlined. Not exported; the loader of each module's code is the only one
/// that sees it.
package dev.cofferdam.engine.runtime;
