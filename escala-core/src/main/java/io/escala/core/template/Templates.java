package io.escala.core.template;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.line.LineId;
import io.escala.crm.template.MessageTemplate;
import java.util.List;

/**
 * The templates that the actor of a {@link io.escala.core.inbox.Desk} may choose from.
 *
 * <pre>{@code
 * List<MessageTemplate> offered = desk.templates().approved(TemplateQuery.of(line).language("es_AR"));
 * }</pre>
 *
 * <p>They come from the {@link io.escala.core.port.TemplateCatalogue}, as of some minutes ago at most; Meta's reports on them are known at
 * once.
 *
 * <p>Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Templates {
    /**
     * Lists the templates that may be sent: approved by Meta, and not stopped by a later report.
     *
     * @param query which of them
     * @return the templates, by name and language; none for a line that does not exist or that the actor does not use
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable, or the catalogue cannot be read and nothing is kept of it
     */
    List<MessageTemplate> approved(TemplateQuery query);

    /**
     * Reads the templates of a line from Meta again at their next use, after somebody has changed them there.
     *
     * @param line the line; nothing happens for one that does not exist or that the actor does not use
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    void refresh(LineId line);

    /**
     * Lists what a placeholder can be bound to: the fields that every contact has, then the account's own fields of contacts in their order.
     *
     * @return the fields, with labels
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    List<BindableField> fields();
}
