package io.escala.core.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The toString of port types may be logged. */
class PortsToStringTest {
    @Test
    void dispatchPrintsNeitherTextNorNumberNorQuote() {
        Line line = Line.whatsApp(new AccountId("acme"), new LineId("wa"), "Sales", "7001", "8001");
        Dispatch dispatch = new Dispatch(
                line,
                IdentityKey.whatsAppNumber(new Phone("59899111222")),
                new MessageContent.Text("a secret"),
                "out-1",
                "wamid.NTk4OTkxMTEyMjI=");

        assertThat(dispatch.toString()).contains("out-1").doesNotContain("wamid", "secret", "59899111222");
    }

    @Test
    void acceptancePrintsNeitherMetasIdNorTheRecipient() {
        SendOutcome accepted = new SendOutcome.Accepted(
                "wamid.NTk4OTkxMTEyMjI=", List.of(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "59899111222")));

        assertThat(accepted.toString()).doesNotContain("wamid", "59899111222");
    }
}
