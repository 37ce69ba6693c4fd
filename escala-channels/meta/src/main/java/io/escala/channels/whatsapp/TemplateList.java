package io.escala.channels.whatsapp;

import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.template.MessageTemplate;
import java.util.List;
import java.util.Objects;

/** The outcome of reading the templates of a WhatsApp Business Account. Two variants, matched with {@code instanceof}. */
public sealed interface TemplateList {
    /**
     * All templates of the account.
     *
     * @param templates the templates, in Meta's order; one that this version cannot read is left out
     */
    record Found(List<MessageTemplate> templates) implements TemplateList {
        public Found {
            templates = List.copyOf(templates);
        }
    }

    /**
     * They could not be read.
     *
     * @param error Meta's code and title, or code 0 with a reason
     * @param lineStopped whether token or permission is refused, so that repeating it helps only once an operator has mended that
     */
    record Failed(DeliveryError error, boolean lineStopped) implements TemplateList {
        public Failed {
            Objects.requireNonNull(error, "error");
        }
    }
}
