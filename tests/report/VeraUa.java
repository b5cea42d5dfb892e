// Runs the veraPDF engine on PDF files and prints one line for each: the path, then the rules it breaks, by tabs.
// The engine's jar lacks the XML binding that loads profiles, so the profile is read by hand from its XML.
// Call: java -cp JAR VeraUa.java PDFUA-1 FILE...

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraUa {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            System.out.println(arguments[i] + "\t" + String.join("\t", broken(arguments[i], profile)));
        }
    }

    private static Set<String> broken(String path, ValidationProfile profile) throws Exception {
        Set<String> rules = new TreeSet<>();
        try (PDFAParser parser = Foundries.defaultInstance()
                .createParser(new FileInputStream(path), profile.getPDFAFlavour())) {
            ValidationResult result = Foundries.defaultInstance()
                    .createValidator(profile, 100, true, false, false).validate(parser);
            if (result.getTotalAssertions() == 0) {
                rules.add("nothing-was-checked");
            }
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    rules.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber());
                }
            }
        }
        return rules;
    }

    private static ValidationProfile profile(String name) throws Exception {
        String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream in = VeraUa.class.getResourceAsStream(place)) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
            Set<Rule> rules = new HashSet<>();
            NodeList found = root.getElementsByTagName("rule");
            for (int i = 0; i < found.getLength(); i++) {
                rules.add(rule((Element) found.item(i)));
            }
            Set<Variable> variables = new HashSet<>();
            found = root.getElementsByTagName("variable");
            for (int i = 0; i < found.getLength(); i++) {
                Element each = (Element) found.item(i);
                variables.add(Profiles.variableFromValues(each.getAttribute("name"), each.getAttribute("object"),
                        text(each, "defaultValue"), text(each, "value")));
            }
            return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
                    Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
        }
    }

    private static Rule rule(Element each) {
        Element id = (Element) each.getElementsByTagName("id").item(0);
        RuleId ruleId = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = "true".equals(each.getAttribute("deferred")) ? Boolean.TRUE : null;
        return Profiles.ruleFromValues(ruleId, each.getAttribute("object"), deferred, each.getAttribute("tags"),
                text(each, "description"), text(each, "test"),
                Profiles.errorFromValues(text(each, "message"), new ArrayList<>()), new ArrayList<>());
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().trim();
    }
}
