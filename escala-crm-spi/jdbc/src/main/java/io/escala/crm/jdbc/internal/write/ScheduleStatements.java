package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.jdbc.internal.codec.ScheduleCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.schedule.ScheduledMessage;

/** The statement about scheduled messages. */
final class ScheduleStatements {
    static final WriteStatement<ScheduledMessage> PUT = WriteStatement.insert(
            0,
            Insert.into(
                            Table.SCHEDULED_MESSAGES,
                            "account",
                            "id",
                            "state",
                            "send_at",
                            "conversation",
                            "contact",
                            "author",
                            "line",
                            "channel",
                            "version",
                            "doc")
                    .orReplace(
                            "state",
                            "send_at",
                            "conversation",
                            "contact",
                            "author",
                            "line",
                            "channel",
                            "version",
                            "doc"),
            ANY,
            (params, account, message) -> {
                ConversationId conversation = message.conversation();
                ContactId contact = message.contact();
                params.text(account)
                        .text(message.id().value())
                        .text(ScheduleCodec.state(message.state()))
                        .time(message.sendAt())
                        .text(conversation == null ? null : conversation.value())
                        .text(contact == null ? null : contact.value())
                        .text(ScheduleCodec.user(message))
                        .text(message.line().value())
                        .text(ScheduleCodec.channel(message))
                        .number(message.version())
                        .text(ScheduleCodec.write(message));
            });

    private ScheduleStatements() {}
}
