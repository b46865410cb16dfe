import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon } from '../processes.ts';
import {
  findProgram,
  firstAddress,
  type Program,
  type ProgramKind,
  plainEnvironment,
  type Service,
  type Site,
  versionFrom,
} from './program.ts';

const HOME = '/usr/share/tomcat10';
const PORT = 8080;

// A start in seconds counts more than speed, and nothing may be left in /tmp.
const jvmOptions = [
  ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-XX:-UsePerfData', '-Xmx64m'],
  ...['-Duser.language=en', '-Djava.awt.headless=true'],
];

const serverXml = (site: Site): string => `<Server port="-1">
  <GlobalNamingResources>
    <Resource name="UserDatabase" auth="Container" type="org.apache.catalina.UserDatabase"
              factory="org.apache.catalina.users.MemoryUserDatabaseFactory"
              pathname="${site.folder}/tomcat-users.xml" />
  </GlobalNamingResources>
  <Service name="Catalina">
    <Connector address="127.0.0.1" port="${site.listen.get(PORT)}" minSpareThreads="1" maxThreads="8" />
    <Engine name="Catalina" defaultHost="localhost">
      <Realm className="org.apache.catalina.realm.UserDatabaseRealm" resourceName="UserDatabase" />
      <Host name="localhost" appBase="webapps" autoDeploy="false" deployOnStartup="false">
        <Context path="" docBase="${site.folder}/www" />
      </Host>
    </Engine>
  </Service>
</Server>
`;

// Looking into every jar for fragments takes most of the start.
const contextXml = `<Context>
  <JarScanner scanClassPath="false" scanManifest="false" />
</Context>
`;

const webXml = `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <servlet>
    <servlet-name>default</servlet-name>
    <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
  </servlet>
  <servlet-mapping>
    <servlet-name>default</servlet-name>
    <url-pattern>/</url-pattern>
  </servlet-mapping>
  <mime-mapping>
    <extension>html</extension>
    <mime-type>text/html</mime-type>
  </mime-mapping>
  <welcome-file-list>
    <welcome-file>index.html</welcome-file>
  </welcome-file-list>
</web-app>
`;

/** Tomcat with one application, `www/`, and the users of `tomcat-users.xml`. */
class Tomcat implements Program {
  async start(site: Site): Promise<Service> {
    const java = await findProgram('java');
    if (java === null) throw new SetupError('Java is not installed');
    await mkdir(join(site.work, 'conf'));
    await mkdir(join(site.work, 'temp'));
    await writeFile(join(site.work, 'conf', 'server.xml'), serverXml(site));
    await writeFile(join(site.work, 'conf', 'context.xml'), contextXml);
    await writeFile(join(site.work, 'conf', 'web.xml'), webXml);
    const output = join(site.work, 'output.log');
    const daemon = await Daemon.start(
      java,
      [
        ...jvmOptions,
        `-Dcatalina.home=${HOME}`,
        `-Dcatalina.base=${site.work}`,
        `-Djava.io.tmpdir=${site.work}/temp`,
        ...['-cp', `${HOME}/bin/bootstrap.jar:${HOME}/bin/tomcat-juli.jar`],
        ...['org.apache.catalina.startup.Bootstrap', 'start'],
      ],
      { cwd: site.work, env: plainEnvironment(), output },
    );
    try {
      await untilAnswers(firstAddress(site), () => daemon.alive);
    } catch (error) {
      await daemon.stop(0);
      throw new SetupError(`Tomcat: ${String(error)}\n${await readFile(output, 'utf8')}`);
    }
    // It has nothing to save, and takes a second to end in good order.
    return { log: async () => '', stop: () => daemon.stop(0) };
  }
}

export const tomcatKind: ProgramKind = {
  title: 'Tomcat',
  configurationFolder: '/etc/tomcat10',
  async missing() {
    const there = await access(`${HOME}/bin/bootstrap.jar`).then(
      () => true,
      () => false,
    );
    return there && (await findProgram('java')) !== null ? [] : ['tomcat10'];
  },
  async version() {
    const classes = ['-cp', `${HOME}/lib/catalina.jar`, 'org.apache.catalina.util.ServerInfo'];
    return `Tomcat ${await versionFrom('java', [...jvmOptions, ...classes], /Apache Tomcat\/([\d.]+)/)}`;
  },
  ports: () => [{ port: PORT, tls: false }],
  slow: true,
  create: () => new Tomcat(),
};
