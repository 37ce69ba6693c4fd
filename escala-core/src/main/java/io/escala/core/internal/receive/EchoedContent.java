package io.escala.core.internal.receive;

import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContent.Interactive;

/** How the channel returns what was sent: the text without the quick replies, and buttons and cards as a template. */
final class EchoedContent {
    private EchoedContent() {}

    /** Whether an echo may be that of a content. */
    static boolean fits(MessageContent sent, MessageContent echoed) {
        if (!(sent instanceof Interactive question)) {
            return sent.equals(echoed);
        }
        return question.form() == Interactive.Form.QUICK_REPLIES
                ? new MessageContent.Text(question.body()).equals(echoed)
                : echoed instanceof MessageContent.Structured structured && structured.kind() == ContentKind.TEMPLATE;
    }
}
