/** IAM's prefixes with a hyphen, which SDKs print without (`AccessAnalyzer`, `Redshift Data`). (Service Authorization Reference) */
export const hyphenatedPrefixes: readonly string[] = `
  access-analyzer account-access acm-pca aco-automation agent-registry airflow-serverless app-integrations application-autoscaling
  application-signals application-transformation appmesh-preview arc-region-switch arc-zonal-shift autoscaling-plans
  aws-external-anthropic aws-marketplace aws-marketplace-management aws-portal backup-gateway backup-search backup-storage bcm-dashboards
  bcm-data-exports bcm-pricing-calculator bcm-recommended-actions bedrock-agentcore bedrock-mantle cleanrooms-ml
  cloudfront-keyvaluestore cloudtrail-data codedeploy-commands-secure codeguru-profiler codeguru-reviewer codeguru-security
  codestar-connections codestar-notifications cognito-identity cognito-idp cognito-sync compute-optimizer connect-campaigns
  cost-optimization-hub customer-verification devops-guru docdb-elastic ds-data ec2-instance-connect ecr-public eks-auth
  elemental-appliances-software elemental-inference emr-containers emr-serverless execute-api finspace-api geo-maps geo-places geo-routes
  health-agent identity-sync identitystore-auth inspector-scan inspector2-telemetry iot-device-tester kafka-cluster kendra-ranking
  license-manager license-manager-linux-subscriptions license-manager-user-subscriptions managedblockchain-query mediapackage-vod
  medical-imaging migrationhub-orchestrator migrationhub-strategy neptune-db neptune-graph network-firewall network-security-director
  network-security-manager notifications-contacts nova-act opsworks-cm payment-cryptography pca-connector-ad pca-connector-scep
  private-networks purchase-orders rds-data rds-db redshift-data redshift-serverless refactor-spaces resource-explorer
  resource-explorer-2 resource-groups route53-recovery-cluster route53-recovery-control-config route53-recovery-readiness
  s3-object-lambda s3-outposts sagemaker-geospatial sagemaker-mlflow security-ir sms-voice snow-device-management social-messaging
  ssm-contacts ssm-guiconnect ssm-incidents ssm-quicksetup ssm-sap sso-directory sso-oauth support-console timestream-influxdb
  user-subscriptions vendor-insights verified-access vpc-lattice vpc-lattice-svcs waf-regional workspaces-instances workspaces-web`
  .trim()
  .split(/\s+/);
