package dev.cofferdam.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.ModuleBytes;
import org.junit.jupiter.api.Test;

final class TypeRegistryTest {
  private final TypeRegistry registry = TypeRegistry.create();

  @Test
  void register_equalTypes_givesSameIds() {
    int[] first = register("60 00 00", "60 01 7f 00");
    int[] second = register("60 01 7f 00", "60 00 00");

    assertArrayEquals(new int[] {first[1], first[0]}, second);
  }

  @Test
  void register_recursiveGroups_comparesByPlace() {
    int[] first = register("4e 02 5f 01 63 01 00 5f 01 63 00 00");
    int[] second = register("60 00 00", "4e 02 5f 01 63 02 00 5f 01 63 01 00");

    assertEquals(first[0], second[1]);
    assertNotEquals(first[0], first[1]);
  }

  @Test
  void matches_declaredAncestor_holds() {
    int[] ids = register("50 00 5f 00", "50 01 00 5f 00", "50 01 01 5f 00");

    assertTrue(registry.matches(ValCodes.ref(ids[2]), ValCodes.refNull(ids[0])));
    assertFalse(registry.matches(ValCodes.ref(ids[0]), ValCodes.refNull(ids[2])));
  }

  @Test
  void matches_functionReference_isBelowFuncref() {
    int func = ValCodes.ref(register("60 00 00")[0]);

    assertTrue(registry.matches(func, ValCodes.refNull(ValCodes.FUNC)));
    assertFalse(registry.matches(ValCodes.refNull(ValCodes.FUNC), func));
    assertFalse(registry.matches(func, ValCodes.refNull(ValCodes.ANY)));
  }

  @Test
  void matches_bottomTypes_areBelowTheirHierarchyOnly() {
    int struct = ValCodes.refNull(register("5f 00")[0]);
    int none = ValCodes.refNull(ValCodes.NONE);

    assertTrue(registry.matches(none, struct));
    assertFalse(registry.matches(none, ValCodes.refNull(ValCodes.FUNC)));
    assertFalse(registry.matches(none, ValCodes.ref(ValCodes.ANY)));
  }

  private int[] register(String... types) {
    var model = ModuleBytes.create().types(types).decode();
    int[] ids = new int[model.types().size()];
    model.recGroups().forEach(group -> registry.register(model.types(), group, ids));
    return ids;
  }
}
