package dev.cofferdam.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.cofferdam.compiler.classfile.CodeWriter;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Every class and member of the runtime that generated code names.
///
/// Methods of [#INSTRUCTIONS] take the operands of their instruction first, then its immediates,
/// then the instance: the order in which generated code has them at hand.
public final class RuntimeNames {
  private static final String PACKAGE = "dev.cofferdam.engine.runtime.";

  static final ClassDesc INSTANCE = ClassDesc.of(PACKAGE + "ModuleInstance");
  static final ClassDesc STORE = ClassDesc.of(PACKAGE + "StoreContext");
  static final ClassDesc MEMORY = ClassDesc.of(PACKAGE + "MemoryInstance");
  static final ClassDesc GLOBAL = ClassDesc.of(PACKAGE + "GlobalInstance");
  static final ClassDesc FUNC = ClassDesc.of(PACKAGE + "FuncInstance");
  static final ClassDesc TRAPS = ClassDesc.of(PACKAGE + "Traps");
  static final ClassDesc INSTRUCTIONS = ClassDesc.of(PACKAGE + "Instructions");
  static final ClassDesc OUTER_TAIL_CALLS = ClassDesc.of(PACKAGE + "OuterTailCalls");
  static final ClassDesc MEMORY_ACCESS = ClassDesc.of(PACKAGE + "MemoryAccess");
  static final ClassDesc NUMERICS = ClassDesc.of(PACKAGE + "Numerics");

  static final ClassDesc BYTES = CD_byte.arrayType();
  static final ClassDesc LONGS = CD_long.arrayType();
  static final ClassDesc OBJECTS = CD_Object.arrayType();
  private static final ClassDesc RUNTIME_EXCEPTION = ClassDesc.of("java.lang.RuntimeException");
  static final ClassDesc METHOD_HANDLE = ClassDesc.of("java.lang.invoke.MethodHandle");

  static final Field INSTANCE_STORE = new Field(INSTANCE, "store", STORE);
  static final Field INSTANCE_MEMORY0 = new Field(INSTANCE, "memory0", MEMORY);
  static final Field INSTANCE_MEMORIES = new Field(INSTANCE, "memories", MEMORY.arrayType());
  static final Field INSTANCE_GLOBALS = new Field(INSTANCE, "globals", GLOBAL.arrayType());
  static final Field INSTANCE_FUNCTIONS = new Field(INSTANCE, "functions", FUNC.arrayType());
  static final Field STORE_FUEL = new Field(STORE, "fuel", CD_int);
  static final Field STORE_ARGUMENT_BITS = new Field(STORE, "argumentBits", LONGS);
  static final Field STORE_ARGUMENT_REFS = new Field(STORE, "argumentRefs", OBJECTS);
  static final Field STORE_RESULT_BITS = new Field(STORE, "resultBits", LONGS);
  static final Field STORE_RESULT_REFS = new Field(STORE, "resultRefs", OBJECTS);

  /// Index of the function whose tail call is left in the store, or -1.
  static final Field STORE_TAIL_CALLEE = new Field(STORE, "tailCallee", CD_int);

  /// The function of another instance whose tail call is left in the store, or null.
  static final Field STORE_OUTER_TAIL_CALLEE = new Field(STORE, "outerTailCallee", FUNC);

  static final Field MEMORY_BYTES = new Field(MEMORY, "bytes", BYTES);
  static final Field GLOBAL_I32 = new Field(GLOBAL, "i32", CD_int);
  static final Field GLOBAL_I64 = new Field(GLOBAL, "i64", CD_long);
  static final Field GLOBAL_F32 = new Field(GLOBAL, "f32", CD_float);
  static final Field GLOBAL_F64 = new Field(GLOBAL, "f64", CD_double);
  static final Field GLOBAL_REF = new Field(GLOBAL, "ref", CD_Object);
  static final Field FUNC_INSTANCE = new Field(FUNC, "instance", INSTANCE);
  static final Field FUNC_INDEX = new Field(FUNC, "index", CD_int);

  /// `store.slowPath(fuel, depth)`: stores the fuel, then traps or gives the next slice.
  static final Method SLOW_PATH = Method.ofVirtual(STORE, "slowPath", CD_int, CD_int, CD_int);

  /// `store.reserveValues(resultCount, argumentCount)`: makes room for values that travel in
  /// arrays.
  static final Method RESERVE_VALUES =
      Method.ofVirtual(STORE, "reserveValues", CD_void, CD_int, CD_int);

  /// `FuncInstance.handle()`: of the function's own type, the depth appended for every function.
  static final Method FUNC_HANDLE = Method.ofVirtual(FUNC, "handle", METHOD_HANDLE);

  /// `ModuleInstance.indirectCallee(elementIndex, tableIndex, typeIndex, instance)`: the function
  /// to call, after the checks that `call_indirect` makes.
  static final Method INDIRECT_CALLEE =
      Method.ofStatic(INSTRUCTIONS, "indirectCallee", FUNC, CD_int, CD_int, CD_int, INSTANCE);

  /// `OuterTailCalls.isOfOtherInstance(func, instance)`: whether a function belongs to another
  /// instance and not to the host.
  static final Method IS_OF_OTHER_INSTANCE =
      Method.ofStatic(OUTER_TAIL_CALLS, "isOfOtherInstance", CD_boolean, FUNC, INSTANCE);

  /// `OuterTailCalls.run(instance, depth)`: makes the tail call left for another instance and those
  /// that follow; the first result is at index 0 of `resultBits` or `resultRefs`.
  static final Method RUN_OUTER_TAIL_CALLS =
      Method.ofStatic(OUTER_TAIL_CALLS, "run", CD_void, INSTANCE, CD_int);

  static final Method FUNC_REF = instruction("funcRef", CD_Object, CD_int);
  static final Method MEMORY_SIZE = instruction("memorySize", CD_int, CD_int);
  static final Method MEMORY_GROW = instruction("memoryGrow", CD_int, CD_int, CD_int);
  static final Method MEMORY_FILL =
      instruction("memoryFill", CD_void, CD_int, CD_int, CD_int, CD_int);
  static final Method MEMORY_COPY =
      instruction("memoryCopy", CD_void, CD_int, CD_int, CD_int, CD_int, CD_int);
  static final Method MEMORY_INIT =
      instruction("memoryInit", CD_void, CD_int, CD_int, CD_int, CD_int, CD_int);
  static final Method DROP_DATA = instruction("dropData", CD_void, CD_int);
  static final Method TABLE_GET = instruction("tableGet", CD_Object, CD_int, CD_int);
  static final Method TABLE_SET = instruction("tableSet", CD_void, CD_int, CD_Object, CD_int);
  static final Method TABLE_SIZE = instruction("tableSize", CD_int, CD_int);
  static final Method TABLE_GROW = instruction("tableGrow", CD_int, CD_Object, CD_int, CD_int);
  static final Method TABLE_FILL =
      instruction("tableFill", CD_void, CD_int, CD_Object, CD_int, CD_int);
  static final Method TABLE_COPY =
      instruction("tableCopy", CD_void, CD_int, CD_int, CD_int, CD_int, CD_int);
  static final Method TABLE_INIT =
      instruction("tableInit", CD_void, CD_int, CD_int, CD_int, CD_int, CD_int);
  static final Method DROP_ELEM = instruction("dropElem", CD_void, CD_int);

  static final Method CHECK_INDEX =
      Method.ofStatic(ClassDesc.of("java.util.Objects"), "checkIndex", CD_int, CD_int, CD_int);

  static final Method UNREACHABLE = Method.ofStatic(TRAPS, "unreachable", RUNTIME_EXCEPTION);

  private RuntimeNames() {}

  /// A field that generated code reads or writes.
  ///
  /// @param owner the class
  /// @param name the name
  /// @param type the type
  public record Field(ClassDesc owner, String name, ClassDesc type) {}

  /// A method that generated code calls.
  ///
  /// @param owner the class
  /// @param name the name
  /// @param type parameters, the receiver not among them, and result
  /// @param isStatic whether it has no receiver
  public record Method(ClassDesc owner, String name, MethodTypeDesc type, boolean isStatic) {
    static Method ofStatic(ClassDesc owner, String name, ClassDesc result, ClassDesc... params) {
      return new Method(owner, name, MethodTypeDesc.of(result, params), true);
    }

    static Method ofVirtual(ClassDesc owner, String name, ClassDesc result, ClassDesc... params) {
      return new Method(owner, name, MethodTypeDesc.of(result, params), false);
    }

    /// Writes a call of it.
    void call(CodeWriter code) {
      if (isStatic) {
        code.invokestatic(owner, name, type);
      } else {
        code.invokevirtual(owner, name, type);
      }
    }
  }

  /// Returns every field, for the test that each one exists.
  public static List<Field> fields() {
    List<Field> fields = new ArrayList<>(DirectAccess.handles());
    fields.addAll(instanceFields());
    return fields;
  }

  private static List<Field> instanceFields() {
    return List.of(
        INSTANCE_STORE,
        INSTANCE_MEMORY0,
        INSTANCE_MEMORIES,
        INSTANCE_GLOBALS,
        INSTANCE_FUNCTIONS,
        STORE_FUEL,
        STORE_ARGUMENT_BITS,
        STORE_ARGUMENT_REFS,
        STORE_RESULT_BITS,
        STORE_RESULT_REFS,
        STORE_TAIL_CALLEE,
        STORE_OUTER_TAIL_CALLEE,
        MEMORY_BYTES,
        GLOBAL_I32,
        GLOBAL_I64,
        GLOBAL_F32,
        GLOBAL_F64,
        GLOBAL_REF,
        FUNC_INSTANCE,
        FUNC_INDEX);
  }

  /// Returns every method, for the test that each one exists.
  public static List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    methods.add(SLOW_PATH);
    methods.add(RESERVE_VALUES);
    methods.add(FUNC_HANDLE);
    methods.add(INDIRECT_CALLEE);
    methods.add(IS_OF_OTHER_INSTANCE);
    methods.add(RUN_OUTER_TAIL_CALLS);
    methods.add(UNREACHABLE);
    methods.addAll(RuntimeCallEmitter.methods().values());
    methods.addAll(RuntimeMethods.all().values());
    return methods;
  }

  private static Method instruction(String name, ClassDesc result, ClassDesc... operands) {
    var type = MethodTypeDesc.of(result, operands);
    return new Method(
        INSTRUCTIONS, name, type.insertParameterTypes(operands.length, INSTANCE), true);
  }
}
