package dev.cofferdam.component.runtime;

import dev.cofferdam.component.abi.AbiFunc;
import dev.cofferdam.component.abi.LiftContext;
import dev.cofferdam.component.abi.LowerContext;
import dev.cofferdam.component.validate.StringEncoding;

/// What lifting and lowering for one canonical definition of an instance needs, apart from the
/// call.
///
/// @param instance the instance
/// @param abi the function's type, compiled
/// @param memory its memory and allocator
/// @param encoding how its strings are encoded
record CanonContext(
    InstanceState instance, AbiFunc abi, CanonMemory memory, StringEncoding encoding) {
  LiftContext lifting(CallScope scope, boolean isForGuest) {
    return new LiftContext(
        memory.bytes(),
        encoding,
        new InstanceHandles(instance, scope),
        isForGuest,
        instance.store().hostBytes());
  }

  LowerContext lowering(CallScope scope, StringEncoding sourceEncoding) {
    return new LowerContext(memory, encoding, sourceEncoding, new InstanceHandles(instance, scope));
  }
}
