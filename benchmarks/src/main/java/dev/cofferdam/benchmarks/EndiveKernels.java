package dev.cofferdam.benchmarks;

import java.util.List;
import java.util.function.Function;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/// The kernels on Endive's compiler; it does not meter.
final class EndiveKernels implements KernelRunner {
  private final WasmModule module;
  private final Function<Instance, Machine> machine;
  private final ImportValues imports;

  EndiveKernels(byte[] wasm) {
    module = Parser.parse(wasm);
    machine = MachineFactoryCompiler.compile(module);
    var type = FunctionType.of(List.of(ValType.I32, ValType.I32), List.of(ValType.I32));
    var add =
        new HostFunction(
            "env", "host_add", type, (_, args) -> new long[] {(int) args[0] + (int) args[1]});
    imports = ImportValues.builder().addFunction(add).build();
  }

  @Override
  public String name() {
    return "Endive 1.0.0";
  }

  @Override
  public long run(Kernel kernel) {
    var instance =
        Instance.builder(module).withMachineFactory(machine).withImportValues(imports).build();
    var function = instance.export(kernel.name());
    long start = System.nanoTime();
    function.apply(kernel.argument());
    return System.nanoTime() - start;
  }
}
