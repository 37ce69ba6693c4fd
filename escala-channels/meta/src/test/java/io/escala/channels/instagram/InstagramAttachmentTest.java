package io.escala.channels.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.conversation.MediaKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstagramAttachmentTest {
    @ParameterizedTest
    @CsvSource({"IMAGE, image", "VIDEO, video", "AUDIO, audio", "VOICE, audio", "DOCUMENT, file"})
    void oneFileIsAnAttachment(MediaKind kind, String type) {
        assertThat(new InstagramAttachment(kind, "1").message())
                .isEqualTo(Map.of("attachment", Map.of("type", type, "payload", Map.of("attachment_id", "1"))));
    }

    @Test
    void severalImagesAreOneMessage() {
        InstagramAttachment images = new InstagramAttachment(MediaKind.IMAGE, List.of("1", "2"));

        assertThat(images.message())
                .isEqualTo(Map.of(
                        "attachments",
                        List.of(
                                Map.of("type", "image", "payload", Map.of("attachment_id", "1")),
                                Map.of("type", "image", "payload", Map.of("attachment_id", "2")))));
        assertThat(images.problem()).isEmpty();
    }

    @Test
    void numbersAreLimited() {
        assertThat(new InstagramAttachment(MediaKind.IMAGE, Collections.nCopies(10, "1")).problem())
                .isEmpty();
        assertThat(new InstagramAttachment(MediaKind.IMAGE, Collections.nCopies(11, "1")).problem())
                .contains("TOO_MANY_ATTACHMENTS");
        assertThat(new InstagramAttachment(MediaKind.VIDEO, List.of("1", "2")).problem())
                .contains("TOO_MANY_ATTACHMENTS");
        assertThat(new InstagramAttachment(MediaKind.IMAGE, List.of()).problem())
                .contains("NO_ATTACHMENT_ID");
    }
}
