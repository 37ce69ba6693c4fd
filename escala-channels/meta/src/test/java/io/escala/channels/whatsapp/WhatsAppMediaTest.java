package io.escala.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.conversation.MediaKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhatsAppMediaTest {
    @ParameterizedTest
    @CsvSource({
        "IMAGE, image",
        "VIDEO, video",
        "AUDIO, audio",
        "VOICE, audio",
        "DOCUMENT, document",
        "STICKER, sticker",
    })
    void kindsHaveMetasNames(MediaKind kind, String type) {
        assertThat(new WhatsAppMedia(kind, "1").type()).isEqualTo(type);
    }

    @Test
    void captionsNamesAndVoiceNotesAreInTheBody() {
        assertThat(new WhatsAppMedia(MediaKind.IMAGE, "1", "hola", "a.jpg").body())
                .isEqualTo(Map.of("id", "1", "caption", "hola"));
        assertThat(new WhatsAppMedia(MediaKind.DOCUMENT, "1", null, "a.pdf").body())
                .isEqualTo(Map.of("id", "1", "filename", "a.pdf"));
        assertThat(new WhatsAppMedia(MediaKind.VOICE, "1").body()).isEqualTo(Map.of("id", "1", "voice", true));
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaKind.class,
            names = {"AUDIO", "VOICE", "STICKER"})
    void someKindsHaveNoCaption(MediaKind kind) {
        assertThat(new WhatsAppMedia(kind, "1", "hola", null).problem()).contains("NO_CAPTION_HERE");
        assertThat(new WhatsAppMedia(kind, "1").problem()).isEmpty();
    }

    @Test
    void captionsHaveALimit() {
        assertThat(new WhatsAppMedia(MediaKind.VIDEO, "1", "a".repeat(1_024), null).problem())
                .isEmpty();
        assertThat(new WhatsAppMedia(MediaKind.VIDEO, "1", "a".repeat(1_025), null).problem())
                .contains("CAPTION_TOO_LONG");
        assertThat(new WhatsAppMedia(MediaKind.VIDEO, " ").problem()).contains("NO_MEDIA_ID");
    }
}
