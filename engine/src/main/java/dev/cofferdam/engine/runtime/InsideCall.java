package dev.cofferdam.engine.runtime;

import java.lang.invoke.MethodHandle;

/// How a function is called with arguments in a frame, when it is to return rather than to make a
/// tail call that leaves its instance.
///
/// @param adapter moves arguments and result
/// @param code the code, of type `(parameters..., int depth)result`
public record InsideCall(SignatureAdapter adapter, MethodHandle code) {
  void make(HostFrame values, int depth) throws Throwable {
    adapter.flat(code, values.bits, values.refs, depth);
  }
}
