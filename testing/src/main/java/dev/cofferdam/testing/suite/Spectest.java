package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.Extern;
import dev.cofferdam.engine.Func;
import dev.cofferdam.engine.Global;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Memory;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Table;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.TableType;
import dev.cofferdam.wasm.ValType;
import java.util.List;

/// The host module that the core scripts import from. What it should print goes nowhere.
final class Spectest {
  private static final String NAME = "spectest";

  private final Store store;
  private final Linker linker;

  private Spectest(Store store, Linker linker) {
    this.store = store;
    this.linker = linker;
  }

  static void define(Store store, Linker linker) {
    Spectest spectest = new Spectest(store, linker);
    spectest.print("print");
    spectest.print("print_i32", NumType.I32);
    spectest.print("print_i64", NumType.I64);
    spectest.print("print_f32", NumType.F32);
    spectest.print("print_f64", NumType.F64);
    spectest.print("print_i32_f32", NumType.I32, NumType.F32);
    spectest.print("print_f64_f64", NumType.F64, NumType.F64);
    spectest.global("global_i32", NumType.I32, 666);
    spectest.global("global_i64", NumType.I64, 666L);
    spectest.global("global_f32", NumType.F32, 666.6f);
    spectest.global("global_f64", NumType.F64, 666.6);
    spectest.tables();
  }

  private void print(String name, ValType... params) {
    FuncType type = new FuncType(List.of(params), List.of());
    define(name, Func.of(store, type, (_, _) -> new Object[0]));
  }

  private void global(String name, ValType type, Object value) {
    define(name, Global.of(store, new GlobalType(type, false), value));
  }

  private void tables() {
    define("memory", Memory.of(store, new MemoryType(AddressType.I32, 1, 2, false)));
    define("table", Table.of(store, new TableType(AddressType.I32, RefType.FUNCREF, 10, 20, true)));
    define(
        "table64", Table.of(store, new TableType(AddressType.I64, RefType.FUNCREF, 10, 20, true)));
  }

  private void define(String name, Extern extern) {
    linker.define(NAME, name, extern);
  }
}
