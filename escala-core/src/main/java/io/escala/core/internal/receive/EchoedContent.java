package io.escala.core.internal.receive;

import io.escala.core.internal.media.MediaRules;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContent.Interactive;
import java.util.List;
import java.util.Objects;

/** How the channel returns what was sent: the text without the quick replies, buttons and cards as a template, and media under another address. */
final class EchoedContent {
    private EchoedContent() {}

    /** Whether an echo may be that of a content. */
    static boolean fits(MessageContent sent, MessageContent echoed) {
        if (!(sent instanceof Interactive question)) {
            return same(sent, echoed);
        }
        return question.form() == Interactive.Form.QUICK_REPLIES
                ? new MessageContent.Text(question.body()).equals(echoed)
                : echoed instanceof MessageContent.Structured structured && structured.kind() == ContentKind.TEMPLATE;
    }

    /** Of media the echo has another address and no name, so that what is compared is their kinds. */
    private static boolean same(MessageContent ours, MessageContent echoed) {
        List<MediaKind> kinds = kinds(ours);
        return ours.equals(echoed)
                || (!kinds.isEmpty() && kinds.equals(kinds(echoed)) && Objects.equals(ours.text(), echoed.text()));
    }

    private static List<MediaKind> kinds(MessageContent content) {
        return MediaRules.media(content).stream()
                .map(MediaRef::kind)
                .map(kind -> kind == MediaKind.VOICE ? MediaKind.AUDIO : kind)
                .toList();
    }
}
