package dev.cofferdam.compiler;

import dev.cofferdam.wasm.FuncType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which class of a module holds which function.
///
/// - `F12` holds function 12 and some after it; a large function has a class of its own, and
///   further ones, `F12_1` and so on, for pieces of it;
/// - `I0` holds calls of imported functions from 0 on;
/// - `T3` holds the dispatcher of type 3;
/// - `R12` holds the trampoline of the ring of tail calls whose first function is 12.
///
/// The method of function `i` is `fi` everywhere.
final class ClassLayout {
  private static final String BODY = "_body";
  private static final int FUNCTIONS_MAX = 12;
  private static final int CODE_BYTES_MAX = 3_000;
  private static final int PARAMETER_SLOTS_MAX = 240;

  private final ModuleShape shape;
  private final int[] groupStarts;
  private final ClassDesc[] groupClasses;
  private final @Nullable MethodTypeDesc[] types;

  ClassLayout(ModuleShape shape) {
    this.shape = shape;
    groupStarts = groupStarts(shape);
    groupClasses = new ClassDesc[groupStarts.length];
    for (int i = 0; i < groupStarts.length; i++) {
      String prefix = shape.isImportedFunc(groupStarts[i]) ? "I" : "F";
      groupClasses[i] = ClassDesc.of(prefix + groupStarts[i]);
    }
    types = new MethodTypeDesc[shape.model().types().size()];
  }

  private static int[] groupStarts(ModuleShape shape) {
    List<Integer> starts = new ArrayList<>();
    int imported = shape.importedFuncCount();
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < shape.funcCount(); i++) {
      int size = i < imported ? 0 : shape.body(i).code().size();
      bytes += size;
      if (i == 0 || i == imported || i - start == FUNCTIONS_MAX || bytes > CODE_BYTES_MAX) {
        starts.add(i);
        start = i;
        bytes = size;
      }
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Returns the class that holds the method of a function.
  ClassDesc functionClass(int funcIndex) {
    return groupClasses[group(funcIndex)];
  }

  /// Returns the class with a part of a function's pieces; part 0 is the function's own class.
  ClassDesc partClass(int funcIndex, int part) {
    return part == 0 ? functionClass(funcIndex) : ClassDesc.of("F" + funcIndex + "_" + part);
  }

  /// Returns the function after the group that starts at `start`, or -1 if no group starts there.
  int groupEnd(int start) {
    int group = Arrays.binarySearch(groupStarts, start);
    if (group < 0) {
      return -1;
    }
    return group + 1 < groupStarts.length ? groupStarts[group + 1] : shape.funcCount();
  }

  private int group(int funcIndex) {
    int group = Arrays.binarySearch(groupStarts, funcIndex);
    return group >= 0 ? group : -group - 2;
  }

  static String methodName(int funcIndex) {
    return "f" + funcIndex;
  }

  /// Returns the name of the method with the body of a function in a ring of tail calls.
  static String bodyName(int funcIndex) {
    return methodName(funcIndex) + BODY;
  }

  /// Returns the name of the method that calls such a body and goes on with what it leaves to be
  /// called in the module, for a ring whose tail calls may leave it.
  static String insideName(int funcIndex) {
    return methodName(funcIndex) + "_inside";
  }

  /// Returns the name of the method that calls such a body with arguments from the store.
  static String storedCallName(int funcIndex) {
    return methodName(funcIndex) + "_stored";
  }

  /// Returns the function whose code is in the method with this name, or -1 where none has any: its
  /// own method, its body, or the method of a piece.
  static int funcIndexOf(String methodName) {
    int underscore = methodName.indexOf('_');
    int end = underscore < 0 ? methodName.length() : underscore;
    boolean hasCode =
        methodName.startsWith("f")
            && (underscore < 0
                || methodName.endsWith(BODY)
                || DecimalNumber.parse(methodName, end + 1, methodName.length()) >= 0);
    return hasCode ? DecimalNumber.parse(methodName, 1, end) : -1;
  }

  /// Returns the class of a ring of tail calls.
  static ClassDesc ringClass(int ring) {
    return ClassDesc.of("R" + ring);
  }

  /// Returns the class of the dispatcher of a type.
  static ClassDesc dispatcherClass(int typeIndex) {
    return ClassDesc.of("T" + typeIndex);
  }

  /// Returns the type of the method of a function with this type.
  MethodTypeDesc methodType(int typeIndex) {
    MethodTypeDesc type = types[typeIndex];
    if (type == null) {
      type = methodType(shape.type(typeIndex));
      types[typeIndex] = type;
    }
    return type;
  }

  private static MethodTypeDesc methodType(FuncType type) {
    var params = new ArrayList<ClassDesc>();
    if (!hasArgumentsInStore(type)) {
      for (ValueKind kind : ValueKind.of(type.params())) {
        params.add(kind.classDesc());
      }
    }
    params.add(RuntimeNames.INSTANCE);
    params.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(resultType(type), params);
  }

  static ClassDesc resultType(FuncType type) {
    return type.results().isEmpty()
        ? ConstantDescs.CD_void
        : ValueKind.of(type.results().getFirst()).classDesc();
  }

  /// Returns whether arguments are more than a Java method can take.
  static boolean hasArgumentsInStore(FuncType type) {
    if (type.params().size() <= PARAMETER_SLOTS_MAX / 2) {
      return false;
    }
    int slots = Arrays.stream(ValueKind.of(type.params())).mapToInt(ValueKind::slots).sum();
    return slots > PARAMETER_SLOTS_MAX;
  }
}
