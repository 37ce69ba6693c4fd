package io.escala.acceptance.kill;

import io.escala.channels.webhook.MetaEvents;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.core.inbox.Inbox;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.JdbcOptions;
import io.escala.crm.store.CrmStore;
import java.nio.file.Path;

/** The process that is killed: accepts deliveries, one after the other, and prints the number of each accepted one. */
final class Ingestion {
    /** How deliveries are processed. */
    enum How {
        /** Filed, then acknowledged. */
        DIRECT,
        /** Journalled, acknowledged, then filed. */
        JOURNAL,
        /** Acknowledged, then filed: a defect that the test must detect. */
        HASTY
    }

    /** Prefix of the output line of an accepted delivery. */
    static final String ACCEPTED = "accepted ";

    private Ingestion() {}

    public static void main(String[] arguments) {
        How how = How.valueOf(arguments[1]);
        CrmStore file = JdbcCrmStore.sqlite(Path.of(arguments[0]), JdbcOptions.standard());
        try (CrmStore store = how == How.HASTY ? DelayedCommitStore.over(file) : file) {
            Inbox inbox = Inbox.builder(store).reader(MetaEvents::read).build();
            MetaWebhooks.Builder builder = MetaWebhooks.receiving(inbox)
                    .app(Deliveries.APP, Deliveries.SECRET)
                    .verifyToken("verify");
            MetaWebhooks webhooks =
                    how == How.JOURNAL ? builder.journal(inbox.journal()).build() : builder.build();
            for (int number = Integer.parseInt(arguments[2]); ; number++) {
                if (webhooks.post(Deliveries.request(number)).status() == 200) {
                    System.out.println(ACCEPTED + number);
                }
                if (how == How.JOURNAL && number % 3 == 0) {
                    inbox.work().runDue(2);
                }
            }
        }
    }
}
