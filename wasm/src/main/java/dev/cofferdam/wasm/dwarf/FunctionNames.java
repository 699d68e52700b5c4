package dev.cofferdam.wasm.dwarf;

/// Finds the name of a function: its own, or that of the entry it refers to, which describes the
/// function itself where the first one describes a copy of it.
final class FunctionNames {
  private FunctionNames() {}

  static String find(DwarfModule module, DwarfUnit unit, Entry entry) {
    DwarfUnit at = unit;
    Entry described = entry;
    for (int i = 0; i <= module.budget().limits().references(); i++) {
      String own = own(at, described);
      if (!own.isEmpty() || !isReferring(described)) {
        return own;
      }
      long target = target(at, described);
      at = module.unitAround(target);
      described = at.entryAt(target);
    }
    return "";
  }

  private static String own(DwarfUnit unit, Entry entry) {
    if (entry.has(Attribute.LINKAGE_NAME)) {
      return unit.text(entry, Attribute.LINKAGE_NAME);
    }
    return entry.has(Attribute.MIPS_LINKAGE_NAME)
        ? unit.text(entry, Attribute.MIPS_LINKAGE_NAME)
        : unit.text(entry, Attribute.NAME);
  }

  private static boolean isReferring(Entry entry) {
    return entry.has(Attribute.ABSTRACT_ORIGIN) || entry.has(Attribute.SPECIFICATION);
  }

  private static long target(DwarfUnit unit, Entry entry) {
    Attribute attribute =
        entry.has(Attribute.ABSTRACT_ORIGIN) ? Attribute.ABSTRACT_ORIGIN : Attribute.SPECIFICATION;
    long value = entry.value(attribute);
    int form = entry.form(attribute);
    if (form == Form.REF_ADDR) {
      return value;
    }
    if (Form.isReferenceInUnit(form)) {
      return unit.header().offset() + value;
    }
    throw new DwarfException("reference that cannot be followed");
  }
}
