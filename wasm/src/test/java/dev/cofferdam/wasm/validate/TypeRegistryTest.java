package dev.cofferdam.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.ModuleBytes;
import dev.cofferdam.wasm.RefType;
import org.junit.jupiter.api.Test;

final class TypeRegistryTest {
  private final TypeRegistry registry = TypeRegistry.create();

  @Test
  void register_equalTypesOfTwoModules_givesSameIds() {
    int[] first = register("60 00 00", "60 01 7f 00");
    int[] second = register("60 01 7f 00", "60 00 00");

    assertArrayEquals(new int[] {first[1], first[0]}, second);
    assertEquals(2, registry.size());
  }

  @Test
  void register_recursiveGroups_comparesByPlace() {
    int[] first = register("4e 02 5f 01 63 01 00 5f 01 63 00 00");
    int[] second = register("60 00 00", "4e 02 5f 01 63 02 00 5f 01 63 01 00");

    assertEquals(first[0], second[1]);
    assertNotEquals(first[0], first[1]);
  }

  @Test
  void isSubtype_ofDeclaredAncestor_holds() {
    int[] ids = register("50 00 5f 00", "50 01 00 5f 00", "50 01 01 5f 00");

    assertTrue(registry.isSubtype(ids[2], ids[0]));
    assertFalse(registry.isSubtype(ids[0], ids[2]));
  }

  @Test
  void matches_functionReference_isBelowFuncref() {
    int[] ids = register("60 00 00");
    var reference = new RefType(false, new ConcreteHeapType(0));

    assertTrue(registry.matches(reference, ids, RefType.FUNCREF, ids));
    assertFalse(registry.matches(RefType.FUNCREF, ids, reference, ids));
  }

  @Test
  void matches_bottomTypes_areBelowTheirHierarchyOnly() {
    int[] ids = register("5f 00");
    var none = new RefType(true, AbstractHeapType.NONE);
    var struct = new RefType(true, new ConcreteHeapType(0));

    assertTrue(registry.matches(none, ids, struct, ids));
    assertFalse(registry.matches(none, ids, RefType.FUNCREF, ids));
    assertFalse(registry.matches(none, ids, new RefType(false, AbstractHeapType.ANY), ids));
  }

  private int[] register(String... types) {
    return registry.register(ModuleBytes.create().types(types).decode());
  }
}
