package dev.cofferdam.component.abi;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.ValueType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The type `result<T, E>`.
final class ResultAbi extends CasesAbi {
  ResultAbi(ResultType type, AbiTypes types) {
    super(type, Arrays.<@Nullable ValueType>asList(type.ok(), type.err()), types);
  }

  @Override
  Object compose(int index, @Nullable Object payload) {
    return index == 0 ? new ComponentVal.Ok(payload) : new ComponentVal.Err(payload);
  }

  @Override
  int indexOf(Object value) {
    if (!(value instanceof ComponentVal.Result result)) {
      throw new BadValueException("result", value);
    }
    return result.isOk() ? 0 : 1;
  }

  @Override
  @Nullable Object payloadOf(Object value) {
    return ((ComponentVal.Result) value).payload();
  }

  @Override
  String nameOf(int index) {
    return index == 0 ? "ok" : "err";
  }
}
