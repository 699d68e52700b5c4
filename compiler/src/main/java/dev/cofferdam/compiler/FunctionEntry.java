package dev.cofferdam.compiler;

import java.lang.constant.MethodTypeDesc;

/// The static method that runs a function which the module defines.
///
/// The parameters are those of the function (`i32` int, `i64` long, `f32` float, `f64` double, any
/// reference Object, its null being Java's), then the instance and the depth: what is left of the
/// modelled stack, in bytes. Results: none is void, one is returned, of several the first is
/// returned and each other one stands at its index in `resultBits` or `resultRefs` of the store.
///
/// A function with more arguments than a Java method can take has `hasArgumentsInStore`: its method
/// takes the instance and the depth alone, and argument i is taken from `resultBits[i]` (the raw
/// bits, an `i32` sign-extended) or `resultRefs[i]` of the store.
///
/// @param className binary name of the class
/// @param methodName name of the method
/// @param type type of the method
/// @param hasArgumentsInStore whether arguments are passed in the store
public record FunctionEntry(
    String className, String methodName, MethodTypeDesc type, boolean hasArgumentsInStore) {}
