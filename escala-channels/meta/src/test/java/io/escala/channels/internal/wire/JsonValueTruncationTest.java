package io.escala.channels.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Long names and ids are truncated while they are parsed. */
class JsonValueTruncationTest {
    private static final List<String> PIECES =
            List.of("a", "\\n", "\\u0301", "\\ud83d\\ude00", "\\\\", "\u00e9", "\u0416", "\u4e2d", "\uD83D\uDE00", " ");

    @Test
    void nameIsThePrefixOfItsTextWithoutSplitCharacters() throws UnreadableBodyException {
        Random random = new Random(20_261_128);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder spelled = new StringBuilder();
            List<String> pieces = random.nextInt(4) == 0 ? PIECES.subList(0, 1) : PIECES;
            for (int length = random.nextInt(5_000); length > 0; length--) {
                spelled.append(pieces.get(random.nextInt(pieces.size())));
            }
            JsonValue text = ParsedBody.read(("{\"name\":\"" + spelled + "\"}").getBytes(UTF_8))
                    .json();
            String whole = text.text("name");
            String name = text.name("name");

            if (whole == null) {
                assertThat(name).isNull();
            } else {
                assertThat(whole).startsWith(name);
                assertThat(name).hasSizeBetween(Math.min(whole.length(), 2_000), 2_001);
                assertThat(SafeText.name(name)).isEqualTo(SafeText.name(whole));
                assertThat(text.get("name").name()).isEqualTo(name);
            }
        }
    }

    @Test
    void idIsCompleteOrTooLong() throws UnreadableBodyException {
        for (String letter : PIECES) {
            for (int length : new int[] {1, 256, 511, 512, 513, 520, 521, 10_000}) {
                JsonValue json = ParsedBody.read(("{\"id\":\"" + letter.repeat(length) + "\"}").getBytes(UTF_8))
                        .json();
                String whole = json.text("id");
                String id = json.id("id");

                assertThat(whole).isNotNull().startsWith(id);
                assertThat(id.length() > SafeText.MAX_ID_LENGTH).isEqualTo(whole.length() > SafeText.MAX_ID_LENGTH);
                assertThat(id).hasSizeLessThanOrEqualTo(520);
                assertThat(json.get("id").idText()).isEqualTo(id);
                if (whole.length() <= SafeText.MAX_ID_LENGTH) {
                    assertThat(id).isEqualTo(whole);
                }
            }
        }
    }
}
