package dev.cofferdam.wasm.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SymbolNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_ZN4core9panicking5panic17h0123456789abcdefE|core::panicking::panic::h0123456789abcdef",
        "_ZN46_$LT$app..Shop$u20$as$u20$core..fmt..Debug$GT$3fmt17h0123456789abcdefE"
            + "|<app::Shop as core::fmt::Debug>::fmt::h0123456789abcdef",
        "_ZN3app4main28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE"
            + "|app::main::{{closure}}::h0123456789abcdef",
        "_ZN3app1f17h0123456789abcdefE.llvm.12AB|app::f::h0123456789abcdef",
        "_ZN3app1f17h0123456789abcdefE.cold|app::f::h0123456789abcdef.cold"
      })
  void legacyRustName_isReadable(String name, String readable) {
    assertEquals(readable, SymbolNames.readable(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_RNvC3app4main|app::main",
        "_RNvCs1_3app4main|app[3]::main",
        "_RNCNvC3app4main0|app::main::{closure#0}",
        "_RNSNvC3app4main4once|app::main::{shim:once#0}",
        "_RINvC3app3maxmE|app::max::<u32>",
        "_RNvMC3appNtB2_4Shop3buy|<app::Shop>::buy",
        "_RNvXC3appNtB2_4ShopNtB2_4Sell4sell|<app::Shop as app::Sell>::sell",
        "_RNvYNtC3app4ShopNtB4_4Sell4sell|<app::Shop as app::Sell>::sell",
        "_RINvC3app1fRShQlOmPbE|app::f::<&[u8], &mut i32, *mut u32, *const bool>",
        "_RINvC3app1fAhj10_TlEuE|app::f::<[u8; 16usize], (i32,), ()>",
        "_RINvC3app1fFUKCmEuE|app::f::<unsafe extern \"C\" fn(u32)>",
        "_RINvC3app1fDNtB2_4SellEL_E|app::f::<dyn app::Sell>",
        "_RINvC3app1fDINtB2_4SellmEp3OutbEL_E|app::f::<dyn app::Sell<u32, Out = bool>>",
        "_RINvC3app1fFG_RL0_mEjE|app::f::<for<'a> fn(&'a u32) -> usize>",
        "_RINvC3app1fKlna_Kb1_Kc41_E|app::f::<-10i32, true, 'A'>",
        "_RINvC3app1fKRe616263_E|app::f::<\"abc\">",
        "_RNvC3appu7caf_dma|app::café"
      })
  void rustName_ofVersion0_isReadable(String name, String readable) {
    assertEquals(readable, SymbolNames.readable(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_Z3addii|add(int, int)",
        "_Z4initv|init()",
        "_ZN4shop5totalEv|shop::total()",
        "_ZNK4shop4Item4costEv|shop::Item::cost() const",
        "_ZN4shop4ItemC2Ev|shop::Item::Item()",
        "_ZN4shop4ItemD0Ev|shop::Item::~Item()",
        "_ZN4shopplERKNS_4ItemES2_|shop::operator+(shop::Item const&, shop::Item const&)",
        "_ZN4shop4ItemcviEv|shop::Item::operator int()",
        "_Z3maxIiET_S0_S0_|int max<int>(int, int)",
        "_ZN4GridIfLi4EE2atEj|Grid<float, 4>::at(unsigned int)",
        "_Z4callPFicEM4ItemFvvE|call(int (*)(char), void (Item::*)())",
        "_Z1fRA3_KiPA2_A4_c|f(int const (&) [3], char (*) [2][4])",
        "_ZN12_GLOBAL__N_11fEv|(anonymous namespace)::f()",
        "_ZZN4shop3useEiENKUliE_clEi|shop::use(int)::{lambda(int)#1}::operator()(int) const",
        "_ZNSt6vectorIiSaIiEE9push_backERKi"
            + "|std::vector<int, std::allocator<int> >::push_back(int const&)",
        "_ZTV4Item|vtable for Item",
        "_ZThn8_N4Item4costEv|non-virtual thunk to Item::cost()",
        "_ZN1AC1ERKSs|A::A(std::string const&)",
        "_Z3addIJidEEvDpRKT_|void add<int, double>(int const&, double const&)",
        "_Z7forwardIRiEOT_S1_|int& forward<int&>(int&)",
        "_Z1fILm3EEvv|void f<(unsigned long)3>()",
        "_Z1fv.cold|f() [clone .cold]"
      })
  void cppName_isReadable(String name, String readable) {
    assertEquals(readable, SymbolNames.readable(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "third",
        "_Z",
        "_R",
        "_ZN",
        "_ZN9999xE",
        "_ZN99999999999xE",
        "_ZN1",
        "_RNvC3app",
        "_RNvB_3app",
        "_RINvC3app1fB9_E",
        "_RNvC99999999999app4main",
        "_Z3addS_",
        "_Z3addT_",
        "_Z3add\u0000",
        "zebra",
        "Result"
      })
  void nameOfNoScheme_stays(String name) {
    assertEquals(name, SymbolNames.readable(name));
  }

  @Test
  void deepName_stays() {
    String pointers = "_Z1f" + "P".repeat(10_000) + "i";
    String references = "_RINvC3app1f" + "R".repeat(10_000) + "mE";

    assertEquals(pointers, SymbolNames.readable(pointers));
    assertEquals(references, SymbolNames.readable(references));
  }

  @Test
  void longName_stays() {
    String name = "_ZN20000" + "x".repeat(20_000) + "E";

    assertEquals(name, SymbolNames.readable(name));
  }

  @Test
  void rustNameThatDoubles_againAndAgain_stays() {
    assertEquals(
        "app::f::<(u32, u32), ((u32, u32), (u32, u32))>", SymbolNames.readable(doublingRust(1)));
    assertEquals(doublingRust(60), SymbolNames.readable(doublingRust(60)));
  }

  private static String doublingRust(int times) {
    var name = new StringBuilder("_RINvC3app1f");
    int last = name.length() - 2;
    name.append("TmmE");
    for (int i = 0; i < times; i++) {
      int next = name.length() - 2;
      name.append('T').append(backReference(last)).append(backReference(last)).append('E');
      last = next;
    }
    return name.append('E').toString();
  }

  @Test
  void cppNameThatDoubles_againAndAgain_stays() {
    assertEquals("f(A, B<A, A>, B<B<A, A>, B<A, A> >)", SymbolNames.readable(doublingCpp(1)));
    assertEquals(doublingCpp(30), SymbolNames.readable(doublingCpp(30)));
  }

  private static String doublingCpp(int times) {
    var name = new StringBuilder("_Z1f1A1BIS_S_E");
    for (int i = 1; i <= times; i++) {
      String known = "S" + Integer.toString(i, 36).toUpperCase(Locale.ROOT) + "_";
      name.append("S0_I").append(known).append(known).append('E');
    }
    return name.toString();
  }

  private static String backReference(int offset) {
    return "B" + (offset == 0 ? "" : base62(offset - 1)) + "_";
  }

  private static String base62(int value) {
    String digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return value < 62
        ? digits.substring(value, value + 1)
        : base62(value / 62) + digits.charAt(value % 62);
  }
}
