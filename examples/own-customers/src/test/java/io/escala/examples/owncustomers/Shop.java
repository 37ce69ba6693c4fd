package io.escala.examples.owncustomers;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.conversations.ConversationQuery;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.crm.conversation.ConversationId;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of a running application, as its tests look at them. Its workers do not run: a test runs what is due. */
record Shop(ApplicationContext context) {
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Desk desk() {
        return bean(Desk.class);
    }

    /** Runs all work that is due: the followers, and what is to be sent. */
    void runWork() {
        for (int turn = 0; bean(Inbox.class).work().runDue(1_000) > 0; turn++) {
            assertThat(turn).as("turns until the work is done").isLessThan(100);
        }
    }

    /** The conversation of whoever wrote from a number. */
    ConversationId conversationOf(String number) {
        return desk().conversations()
                .list(ConversationQuery.all().matching(number))
                .iterator()
                .next()
                .id();
    }

    List<Map<String, Object>> rows(String sql, Object... parameters) {
        return bean(JdbcClient.class).sql(sql).params(parameters).query().listOfRows();
    }
}
