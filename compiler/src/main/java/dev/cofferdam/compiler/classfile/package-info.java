/// Writes class files: constant pool, code with jumps and stack map frames, line numbers.
///
/// Only what generated code needs is here, so that it is fast while the JVM is cold: the stack's
/// depth is counted as instructions are written, frames are given by who writes the code, and a
/// method is written once, straight into the class. Static methods of one final class are all that
/// a class can hold. See chapter 4 of The Java Virtual Machine Specification.
@NullMarked
package dev.cofferdam.compiler.classfile;

import org.jspecify.annotations.NullMarked;
