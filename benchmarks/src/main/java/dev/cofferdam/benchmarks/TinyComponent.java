package dev.cofferdam.benchmarks;

import java.util.List;

/// Makes a component of one core module by hand, whose exports take and return an `s32`. It may
/// import `tick`, a function without parameters, which the module finds as `host.tick`.
final class TinyComponent {
  private static final int CORE_MODULE = 1;
  private static final int CORE_INSTANCE = 2;
  private static final int ALIAS = 6;
  private static final int TYPE = 7;
  private static final int CANON = 8;
  private static final int IMPORT = 10;
  private static final int EXPORT = 11;
  private static final int S32 = 0x7a;

  private final WasmBytes out = new WasmBytes().put(0, 'a', 's', 'm', 0x0d, 0, 1, 0);
  private int typeCount;
  private int coreFuncCount;
  private int coreInstanceCount;
  private int funcCount;

  private TinyComponent() {}

  /// Wraps a module that imports nothing.
  static byte[] of(byte[] module, List<String> exports) {
    var component = new TinyComponent();
    component.out.section(CORE_MODULE, new WasmBytes().bytes(module));
    component.instantiate(new WasmBytes().unsigned(0));
    exports.forEach(component::export);
    return component.out.toArray();
  }

  /// Wraps a module that imports `host.tick`.
  static byte[] withTick(byte[] module, List<String> exports) {
    var component = new TinyComponent();
    component.out.section(CORE_MODULE, new WasmBytes().bytes(module));
    component.importTick();
    component.instantiate(new WasmBytes().unsigned(1).name("host").put(0x12, 0));
    exports.forEach(component::export);
    return component.out.toArray();
  }

  private void importTick() {
    out.section(TYPE, new WasmBytes().put(1, 0x40, 0, 1, 0));
    out.section(IMPORT, new WasmBytes().put(1, 0).name("tick").put(1).unsigned(typeCount++));
    out.section(CANON, new WasmBytes().put(1, 1, 0).unsigned(funcCount++).put(0));
    out.section(
        CORE_INSTANCE, new WasmBytes().put(1, 1, 1).name("tick").put(0).unsigned(coreFuncCount++));
    coreInstanceCount++;
  }

  private void instantiate(WasmBytes args) {
    out.section(CORE_INSTANCE, new WasmBytes().put(1, 0, 0).bytes(args.toArray()));
    coreInstanceCount++;
  }

  private void export(String name) {
    out.section(ALIAS, new WasmBytes().put(1, 0, 0, 1).unsigned(coreInstanceCount - 1).name(name));
    out.section(TYPE, new WasmBytes().put(1, 0x40, 1).name("x").put(S32, 0, S32));
    out.section(
        CANON, new WasmBytes().put(1, 0, 0).unsigned(coreFuncCount++).put(0).unsigned(typeCount++));
    out.section(EXPORT, new WasmBytes().put(1, 0).name(name).put(1).unsigned(funcCount++).put(0));
    funcCount++;
  }
}
