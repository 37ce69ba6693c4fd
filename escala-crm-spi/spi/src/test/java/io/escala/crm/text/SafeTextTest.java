package io.escala.crm.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Text from outside")
class SafeTextTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
    private static final String FLAG_OF_ARGENTINA = "\uD83C\uDDE6\uD83C\uDDF7";
    private static final String FLAG_OF_ENGLAND =
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F";
    private static final String DARK_THUMB = "\uD83D\uDC4D\uD83C\uDFFF";
    private static final String KEYCAP = "1\uFE0F\u20E3";
    private static final String SHAKING_HEAD = "\uD83D\uDE42\u200D\u2194\uFE0F";
    // Of Unicode 14, which Java 17 does not know.
    private static final String HANDSHAKE = "\uD83E\uDEF1\uD83C\uDFFB\u200D\uD83E\uDEF2\uD83C\uDFFF";

    /** Pieces that hostile texts are made of. */
    private static final List<String> PIECES = List.of(
            "a",
            "e",
            "N",
            "1",
            "=",
            "<",
            " ",
            "\u00A0",
            "\n",
            "\u0085",
            "\u3164",
            "\u0301",
            "\u0323",
            "\u0338",
            "\u0344",
            "\u00C5",
            "\u1E9E",
            "\u00DF",
            "\u03A3",
            "\u0130",
            "\u0131",
            "\uFB1D",
            "\u1100",
            "\u1161",
            "\u11A8",
            "\u0F71",
            "\u0F72",
            "\u0663",
            "\u200B",
            "\u200C",
            "\u200D",
            "\u200E",
            "\u2060",
            "\uFEFF",
            "\u00AD",
            "\u061C",
            "\u202E",
            "\u2066",
            "\u0000",
            "\u0001",
            "\u001B",
            "\uD800",
            "\uDC00",
            "\uFE0F",
            "\uD83C\uDFFF",
            "\uD83C\uDDE6",
            FAMILY,
            FLAG_OF_ARGENTINA,
            FLAG_OF_ENGLAND,
            DARK_THUMB,
            KEYCAP,
            SHAKING_HEAD,
            HANDSHAKE);

    private static Stream<String> hostileTexts() {
        Random random = new Random(20_260_302);
        return Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    int pieces = random.nextInt(random.nextInt(50) == 0 ? 500 : 12);
                    for (int i = 0; i < pieces; i++) {
                        text.append(PIECES.get(random.nextInt(PIECES.size())));
                    }
                    return text.toString();
                })
                .limit(30_000);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(cp -> cp >= Character.MIN_SURROGATE && cp <= Character.MAX_SURROGATE);
    }

    @Nested
    @DisplayName("kept as it is")
    class Storable {
        static Stream<Arguments> rows() {
            return Stream.of(
                    Arguments.of("plain text", "Hola, ¿qué tal?", "Hola, ¿qué tal?"),
                    Arguments.of("emoji and joiners", FAMILY + FLAG_OF_ENGLAND, FAMILY + FLAG_OF_ENGLAND),
                    Arguments.of("direction marks and controls", "\u202Ea\u0001\u001B[2J", "\u202Ea\u0001\u001B[2J"),
                    Arguments.of("line breaks, white space", " a\r\n\tb ", " a\r\n\tb "),
                    Arguments.of("NUL", "a\u0000b", "a\uFFFDb"),
                    Arguments.of("lone high surrogate", "a\uD83Db", "a\uFFFDb"),
                    Arguments.of("lone high surrogate at the end", "a\uD83D", "a\uFFFD"),
                    Arguments.of("lone low surrogate", "\uDE00a", "\uFFFDa"),
                    Arguments.of("surrogates the wrong way round", "\uDE00\uD83D", "\uFFFD\uFFFD"),
                    Arguments.of("two high before a low", "\uD83D\uD83D\uDE00", "\uFFFD\uD83D\uDE00"),
                    Arguments.of("nothing", "", ""));
        }

        @DisplayName("only what no database keeps is replaced")
        @ParameterizedTest(name = "{0}")
        @MethodSource("rows")
        void onlyUnstorableCharactersAreReplaced(String what, String raw, String stored) {
            assertThat(SafeText.storable(raw)).isEqualTo(stored);
        }

        @Test
        @DisplayName("storable text stays, whatever it was made from")
        void isIdempotent() {
            assertThat(hostileTexts().map(SafeText::storable))
                    .allSatisfy(text -> assertThat(SafeText.storable(text)).isEqualTo(text))
                    .noneMatch(SafeTextTest::hasLoneSurrogate)
                    .noneMatch(text -> text.indexOf(0) >= 0);
        }

        @Test
        @DisplayName("a message is cut at its limit, between two characters")
        void messageIsTruncatedAtItsLimit() {
            String long1 = "a".repeat(SafeText.MAX_TEXT_CODE_POINTS - 1) + "\uD83D\uDE00b";

            String kept = SafeText.message(long1);

            assertThat(kept).hasSize(SafeText.MAX_TEXT_CODE_POINTS + 1).endsWith("a\uD83D\uDE00");
            assertThat(SafeText.message(kept)).isEqualTo(kept);
        }

        @Test
        @DisplayName("a message within its limit stays, although it has more chars than code points")
        void messageWithinItsLimitIsUnchanged() {
            String emoji = "\uD83D\uDE00".repeat(SafeText.MAX_TEXT_CODE_POINTS);

            assertThat(SafeText.message(emoji)).isEqualTo(emoji);
        }
    }

    @Nested
    @DisplayName("as a name")
    class Name {
        static Stream<Arguments> rows() {
            return Stream.of(
                    Arguments.of("a plain name", "Ana María", "Ana María"),
                    Arguments.of("decomposed accents", "Jose\u0301", "Jos\u00E9"),
                    Arguments.of("right-to-left override", "Ana\u202Egpj.exe", "Anagpj.exe"),
                    Arguments.of("embeddings and isolates", "\u202A\u2066Ana\u2069\u202C", "Ana"),
                    Arguments.of("zero-width run", "A\u200B\u200B\u200B\u200Cna", "A\u200Cna"),
                    Arguments.of("zero width at the ends", "\u200BAna\uFEFF", "Ana"),
                    Arguments.of("zero width beside a space", "Ana \u200BMaría", "Ana María"),
                    Arguments.of(
                            "joiner inside a Persian word",
                            "\u0645\u06CC\u200C\u062E\u0648",
                            "\u0645\u06CC\u200C\u062E\u0648"),
                    Arguments.of("zero width between digits", "1\u200B2", "12"),
                    Arguments.of("controls", "A\u0001n\u001B[2Ja\u007F", "An[2Ja"),
                    Arguments.of("white space of all kinds", "\t Ana\r\n\u00A0\u2003 María\u0085\u2028", "Ana María"),
                    Arguments.of("NUL and lone surrogate", "A\u0000\uD83D", "A\uFFFD\uFFFD"),
                    Arguments.of("a family", FAMILY, FAMILY),
                    Arguments.of("flags", FLAG_OF_ARGENTINA + FLAG_OF_ENGLAND, FLAG_OF_ARGENTINA + FLAG_OF_ENGLAND),
                    Arguments.of("skin tone and keycap", DARK_THUMB + KEYCAP, DARK_THUMB + KEYCAP),
                    Arguments.of("joiner before an arrow", SHAKING_HEAD, SHAKING_HEAD),
                    Arguments.of("emoji newer than this Java", HANDSHAKE, HANDSHAKE),
                    Arguments.of("removal lets two compose", "e\u0001\u0301", "\u00E9"),
                    Arguments.of("composing takes a joiner's reason away", "=\u0001\u0338\u200Da", "\u2260a"),
                    Arguments.of("Latin a and Cyrillic a stay two", "An\u0430", "An\u0430"));
        }

        @DisplayName("dangerous and invisible characters are removed, the rest stays")
        @ParameterizedTest(name = "{0}")
        @MethodSource("rows")
        void isCleaned(String what, String raw, String clean) {
            assertThat(SafeText.name(raw)).isEqualTo(clean);
        }

        static Stream<Arguments> empties() {
            return Stream.of(
                    Arguments.of("nothing", ""),
                    Arguments.of("white space", " \t\r\n\u00A0\u3000\u2028"),
                    Arguments.of("zero width", "\u200B\u200D\uFEFF\u2060"),
                    Arguments.of("controls and direction marks", "\u0001\u202E\u2069"),
                    Arguments.of("Hangul filler and empty Braille", "\u3164\u2800\uFFA0"),
                    Arguments.of("a megabyte of spaces", " ".repeat(1_000_000)));
        }

        @DisplayName("a name of nothing visible is absent")
        @ParameterizedTest(name = "{0}")
        @MethodSource("empties")
        void invisibleNameIsAbsent(String what, String raw) {
            assertThat(SafeText.name(raw)).isNull();
        }

        static Stream<Arguments> cuts() {
            String a198 = "a".repeat(198);
            return Stream.of(
                    Arguments.of("10,000 letters", "x".repeat(10_000), "x".repeat(200)),
                    Arguments.of("200 emoji fit", "\uD83D\uDE00".repeat(200), "\uD83D\uDE00".repeat(200)),
                    Arguments.of("201 emoji do not", "\uD83D\uDE00".repeat(201), "\uD83D\uDE00".repeat(200)),
                    Arguments.of("a family at the limit", a198 + FAMILY, a198),
                    Arguments.of("families to the limit", FAMILY.repeat(40), FAMILY.repeat(28)),
                    Arguments.of("flags to the limit", FLAG_OF_ARGENTINA.repeat(150), FLAG_OF_ARGENTINA.repeat(100)),
                    Arguments.of(
                            "half a flag", "a" + FLAG_OF_ARGENTINA.repeat(150), "a" + FLAG_OF_ARGENTINA.repeat(99)),
                    Arguments.of("a flag of tags", a198 + FLAG_OF_ENGLAND, a198),
                    Arguments.of("a skin tone", a198 + "a" + DARK_THUMB, a198 + "a"),
                    Arguments.of("a keycap", a198 + KEYCAP, a198),
                    Arguments.of("a new handshake", a198 + HANDSHAKE, a198),
                    Arguments.of("an accent that does not compose", a198 + "bx\u0302\u0301", a198 + "b"),
                    Arguments.of("a space at the limit", a198 + "a " + FAMILY, a198 + "a"),
                    Arguments.of("far beyond, inside an emoji", "\u200B".repeat(1_999) + "\uD83D\uDE00", null),
                    Arguments.of("a storm of marks", "x" + "\u0302".repeat(10_000), "x" + "\u0302".repeat(199)),
                    Arguments.of("a storm after a name", "Ana " + "\u0302".repeat(10_000), "Ana"));
        }

        @DisplayName("a long name is cut to 200 code points, never through a grapheme")
        @ParameterizedTest(name = "{0}")
        @MethodSource("cuts")
        void isTruncated(String what, String raw, String kept) {
            assertThat(SafeText.name(raw)).isEqualTo(kept);
        }

        @Test
        @DisplayName("a clean name stays as it is, and is bounded, normalised and storable, whatever it was made from")
        void isIdempotent() {
            assertThat(hostileTexts().map(SafeText::name).filter(name -> name != null))
                    .hasSizeGreaterThan(10_000)
                    .allSatisfy(name -> assertThat(SafeText.name(name)).isEqualTo(name))
                    .allMatch(name -> name.codePointCount(0, name.length()) <= SafeText.MAX_NAME_CODE_POINTS)
                    .allMatch(name -> Normalizer.isNormalized(name, Normalizer.Form.NFC))
                    .allMatch(name -> SafeText.storable(name).equals(name))
                    .allMatch(name -> name.equals(name.strip()));
        }
    }

    @Nested
    @DisplayName("as a search key")
    class SearchKey {
        static Stream<Arguments> rows() {
            return Stream.of(
                    Arguments.of("accents and punctuation", "José-María  O'Neill", "jose maria o neill"),
                    Arguments.of("decomposed accents", "Jose\u0301", "jose"),
                    Arguments.of("sharp s, both", "Stra\u00DFe STRA\u1E9EE", "strasse strasse"),
                    Arguments.of("dotted and dotless i", "\u0130stanbul I\u015F\u0131k", "istanbul isik"),
                    Arguments.of(
                            "sigma at the end of a word",
                            "\u039F\u0394\u039F\u03A3 \u03BF\u03B4\u03BF\u03C2",
                            "\u03BF\u03B4\u03BF\u03C3 \u03BF\u03B4\u03BF\u03C3"),
                    Arguments.of("full width and ligatures", "\uFF21\uFF42\uFF11\uFB01", "ab1fi"),
                    Arguments.of("digits of other scripts", "\u0663\u0967\uFF15", "315"),
                    Arguments.of("zero width and direction marks", "A\u200Bn\u202Ea", "ana"),
                    Arguments.of("wildcards and quotes", "%a_b\\ c' --", "a b c"),
                    Arguments.of("NUL and lone surrogates", "a\u0000b\uD83Dc", "a b c"),
                    Arguments.of("emoji only", FAMILY, ""),
                    Arguments.of("nothing", "", ""));
        }

        @DisplayName("what people mean to be equal is equal")
        @ParameterizedTest(name = "{0}")
        @MethodSource("rows")
        void isFolded(String what, String text, String key) {
            assertThat(SafeText.searchKey(text)).isEqualTo(key);
        }

        @Test
        @DisplayName("look-alikes of two scripts stay two")
        void lookAlikesStayDifferent() {
            assertThat(SafeText.searchKey("An\u0430")).isNotEqualTo(SafeText.searchKey("Ana"));
        }

        @Test
        @DisplayName("a folded key stays as it is, over every character and hostile texts")
        void isIdempotent() {
            Stream<String> everyCharacter = Stream.iterate(0, cp -> cp <= Character.MAX_CODE_POINT, cp -> cp + 1)
                    .map(cp -> "a" + Character.toString(cp) + "b");

            assertThat(Stream.concat(everyCharacter, hostileTexts())
                            .map(SafeText::searchKey)
                            .filter(key -> !SafeText.searchKey(key).equals(key)))
                    .isEmpty();
        }

        @Test
        @DisplayName("the beginning of a word finds the word, whatever its end")
        void foldedPrefixMatchesTheFoldedWord() {
            for (String word : List.of(
                    "Stra\u00DFe", "\u039F\u0394\u039F\u03A3\u0399\u039F\u03A3", "\u0130stanbul", "Mar\u00EDa")) {
                for (int end = 1; end <= word.length(); end++) {
                    assertThat(SafeText.searchKey(word)).startsWith(SafeText.searchKey(word.substring(0, end)));
                }
            }
        }
    }

    @Test
    void idIsKeptUnchangedOrRefused() {
        for (String id : List.of(
                "a",
                " ",
                "wamid.x==",
                "x".repeat(512),
                "\u4e00".repeat(341),
                "\ud83d\ude00".repeat(256),
                "\ufffd",
                "\u0001")) {
            assertThat(SafeText.isId(id)).as("%d characters", id.length()).isTrue();
        }
        for (String id : List.of(
                "",
                "a\u0000",
                "\ud800",
                "\udc00\ud800",
                "x".repeat(513),
                "\u4e00".repeat(342),
                "\ud83d\ude00".repeat(257))) {
            assertThat(SafeText.isId(id)).as("%d characters", id.length()).isFalse();
        }
    }

    @Test
    void plainIdHasLettersDigitsAndThreeSigns() {
        for (String id : List.of("a", "Z", "0", "-", "_", ".", "x".repeat(64))) {
            assertThat(SafeText.isPlainId(id)).as(id).isTrue();
        }
        for (String id : List.of("", "~", "a b", "a/b", "\u00e9", "\u0661", "a\u0000", "x".repeat(65))) {
            assertThat(SafeText.isPlainId(id)).isFalse();
        }
    }

    @Test
    void byteCountMatchesUtf8() {
        assertThat(SafeText.hasAtMostBytes("", 0)).isTrue();
        for (String text : List.of("abc", "\u00e9\u00e9", "\u4e00", "\ud83d\ude00", "a\u4e00\u00e9")) {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            assertThat(SafeText.hasAtMostBytes(text, bytes)).as(text).isTrue();
            assertThat(SafeText.hasAtMostBytes(text, bytes - 1)).as(text).isFalse();
        }
    }
}
