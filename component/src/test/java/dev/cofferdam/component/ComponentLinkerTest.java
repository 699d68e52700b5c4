package dev.cofferdam.component;

import static dev.cofferdam.component.TestComponents.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.TrapKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComponentLinkerTest {
  private static final Engine ENGINE = Engine.create();
  private static final Component RESOURCES = TestComponents.load(ENGINE, "resources.wasm");
  private static final Component PROBE = TestComponents.load(ENGINE, "probe.wasm");

  private final Store store = ENGINE.newStore();
  private final ComponentLinker linker = ComponentLinker.create(ENGINE);

  @AfterEach
  void closeStore() {
    store.close();
  }

  private static LinkerItem exportOf(ComponentInstance instance, String name) {
    return Objects.requireNonNull(instance.linkerItems().get(name));
  }

  private String linkError(Component component) {
    var error = assertThrows(LinkException.class, () -> linker.instantiate(store, component));
    return String.valueOf(error.getMessage());
  }

  @Test
  void import_missing_saysPathAndKind() {
    linker
        .instance("host:things/things@0.1.0")
        .resource("thing", HostResource.of(Object.class, _ -> {}));

    assertEquals(
        "unknown import: host:things/things@0.1.3#make is not defined, a function is expected",
        linkError(RESOURCES));
    assertFalse(store.isPoisoned());
  }

  @Test
  void import_definedAsSomethingElse_saysBoth() {
    linker.root().resource("call-out", HostResource.of(Object.class, _ -> {}));

    assertEquals(
        "incompatible import type: call-out is defined as a resource type, expected a function",
        linkError(PROBE));
  }

  @Test
  void import_onAnotherTrack_isMissing() {
    linker
        .instance("host:things/things@0.2.0")
        .resource("thing", HostResource.of(Object.class, _ -> {}));

    assertEquals(
        "unknown import: host:things/things@0.1.3#thing is not defined, a resource type is"
            + " expected",
        linkError(RESOURCES));
  }

  @Test
  void unknownImport_toldToTrap_trapsWhenCalled() {
    var guest = linker.trapUnknownImports().instantiate(store, RESOURCES);

    var trap = assertTraps(TrapKind.UNKNOWN_IMPORT, () -> guest.func("make").call());

    assertEquals("unknown import called: host:things/things@0.1.3#make", trap.getMessage());
  }

  @Test
  void import_ofAnotherInstancesExport_isChecked() {
    var provider = linker.trapUnknownImports().instantiate(store, PROBE);
    ComponentLinker second = ComponentLinker.create(ENGINE).define("call-outs", provider);
    second.root().put("call-out", exportOf(provider, "add"));

    var error = assertThrows(LinkException.class, () -> second.instantiate(store, PROBE));

    assertEquals(
        "incompatible import type: call-out is defined as a function, expected a function of"
            + " another type",
        error.getMessage());
  }

  @Test
  void import_ofAnotherInstancesExport_callsIt() {
    var provider = linker.trapUnknownImports().instantiate(store, PROBE);
    ComponentLinker second = ComponentLinker.create(ENGINE);
    second.root().put("call-out", exportOf(provider, "crash"));

    var guest = second.instantiate(store, PROBE);

    assertTraps(TrapKind.UNREACHABLE, () -> guest.func("call-out").call());
  }

  @Test
  void component_ofAnotherEngine_isRefused() {
    Component stranger = TestComponents.load(Engine.create(), "probe.wasm");

    assertThrows(IllegalArgumentException.class, () -> linker.instantiate(store, stranger));
  }

  @Test
  void linkerThatExtendsAnother_addsToAnInterfaceOfIts() {
    LinkerInstance things = linker.instance("host:things/things@0.1.0");
    things.resource("thing", HostResource.of(Object.class, _ -> {})).func("make", (_, _) -> 1);
    ComponentLinker extended = ComponentLinker.extending(linker);

    extended.instance("host:things/things@0.1.0").func("other", (_, _) -> 2);

    assertEquals(
        List.of("thing", "make", "other"),
        List.copyOf(extended.instance("host:things/things@0.1.0").names()));
    assertEquals(List.of("thing", "make"), List.copyOf(things.names()));
  }
}
