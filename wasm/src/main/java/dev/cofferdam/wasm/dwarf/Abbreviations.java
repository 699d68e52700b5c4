package dev.cofferdam.wasm.dwarf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table of abbreviations, which the entries of a unit are read by.
///
/// Specification: DWARF 5, section 7.5.3.
final class Abbreviations {
  private static final int ATTRIBUTES_EXPECTED = 16;
  private static final long[] NO_CONSTANTS = {};

  private final List<Abbreviation> firstCodes = new ArrayList<>();
  private final Map<Long, Abbreviation> otherCodes = new HashMap<>();
  private final DwarfBudget budget;
  private int attributeCount;

  private Abbreviations(DwarfBudget budget) {
    this.budget = budget;
  }

  /// Reads the table that begins where `reader` stands.
  static Abbreviations read(SectionReader reader, DwarfBudget budget) {
    var table = new Abbreviations(budget);
    long code = reader.uleb();
    while (code != 0) {
      table.add(code, table.abbreviation(reader));
      code = reader.isAtEnd() ? 0 : reader.uleb();
    }
    return table;
  }

  private void add(long code, Abbreviation abbreviation) {
    if (code == firstCodes.size() + 1) {
      firstCodes.add(abbreviation);
    } else {
      otherCodes.putIfAbsent(code, abbreviation);
    }
  }

  private Abbreviation abbreviation(SectionReader reader) {
    chargeAttribute();
    int tag = (int) reader.uleb();
    boolean hasChildren = reader.u8() != 0;
    byte[] attributes = new byte[ATTRIBUTES_EXPECTED];
    int[] forms = new int[ATTRIBUTES_EXPECTED];
    long[] constants = NO_CONSTANTS;
    int count = 0;
    long attribute = reader.uleb();
    long form = reader.uleb();
    while (attribute != 0 || form != 0) {
      chargeAttribute();
      if (count == forms.length) {
        attributes = Arrays.copyOf(attributes, 2 * count);
        forms = Arrays.copyOf(forms, 2 * count);
      }
      attributes[count] = (byte) Attribute.indexOf(attribute);
      forms[count] = (int) form;
      if (form == Form.IMPLICIT_CONST) {
        if (constants.length < forms.length) {
          constants = Arrays.copyOf(constants, forms.length);
        }
        constants[count] = reader.sleb();
      }
      count++;
      attribute = reader.uleb();
      form = reader.uleb();
    }
    return new Abbreviation(
        tag, hasChildren, Arrays.copyOf(attributes, count), Arrays.copyOf(forms, count), constants);
  }

  /// Returns how many abbreviations and attributes it has.
  int size() {
    return attributeCount;
  }

  private void chargeAttribute() {
    budget.step();
    if (++attributeCount > budget.limits().attributes()) {
      throw new DwarfException.BeyondLimit("attributes");
    }
  }

  /// Returns what `code` stands for.
  Abbreviation get(long code) {
    Abbreviation found =
        code > 0 && code <= firstCodes.size()
            ? firstCodes.get((int) code - 1)
            : otherCodes.get(code);
    if (found == null) {
      throw new DwarfException("no such abbreviation");
    }
    return found;
  }
}
