/// From validated function bodies to JVM class files.
///
/// [dev.cofferdam.compiler.ModuleCompiler] is the whole of it: made once for a module, it names for
/// each function the class and method that run it, and gives the bytes of a class whenever a class
/// loader asks. It is a pure function of the module; nothing is kept but the layout of the classes.
///
/// A body is read into a compact structure (`BodyReader`, `FunctionCode`), which is divided into
/// pieces where one method would be too long for the just-in-time compiler (`PiecePlanner`), and
/// each piece is emitted as one method (`MethodEmitter` and one emitter a family of instructions).
///
/// What generated code asks of the runtime is named in one place: `RuntimeNames`.
package dev.cofferdam.compiler;
